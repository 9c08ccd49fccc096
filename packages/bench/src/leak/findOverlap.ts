import type { SampleIds } from '@strnn/core/samples';
import type { Fold } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import { sampleName } from './sampleName.js';

/** Samples that are on more than one side of a fold. */
export function findOverlap(fold: Fold, sides: Uint8Array, ids: SampleIds): LeakFinding[] {
  const shared: number[] = [];
  // A power of two has one bit: the sample is on one side.
  for (let sample = 0; sample < sides.length; sample++) {
    if ((sides[sample] & (sides[sample] - 1)) !== 0) shared.push(sample);
  }
  if (shared.length === 0) return [];
  const examples = shared.slice(0, 3).map((sample) => `${sampleName(ids, sample)}: ${sideNames(sides[sample])}`);
  return [
    {
      kind: 'overlapping-index',
      fold: fold.index,
      foldName: fold.name,
      count: shared.length,
      unit: 'sample',
      examples,
    },
  ];
}

/** Names of the sides in `bits`: `'train and test'`. */
export function sideNames(bits: number): string {
  const names = [bits & TRAIN && 'train', bits & VALIDATION && 'validation', bits & TEST && 'test'];
  return names.filter((name) => name !== 0).join(' and ');
}
