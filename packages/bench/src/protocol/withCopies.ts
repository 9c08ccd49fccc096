import type { Samples } from '@strnn/core/samples';
import type { Fold } from './Protocol.js';

/** A fold of recorded samples, with the augmented copies of its training samples added to the training side. */
export function withCopies(fold: Fold, copyOf: Samples['copyOf']): Fold {
  if (copyOf === undefined) return fold;
  const isTrained = new Uint8Array(copyOf.length);
  for (const sample of fold.train) isTrained[sample] = 1;
  const copies: number[] = [];
  copyOf.forEach((original, sample) => {
    if (original !== -1 && isTrained[original] === 1 && isTrained[sample] === 0) copies.push(sample);
  });
  return { ...fold, train: Int32Array.from([...fold.train, ...copies]).sort() };
}
