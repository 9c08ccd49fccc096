import type { SampleIds, Samples } from '@strnn/core/samples';
import type { Fold } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import { sampleName } from './sampleName.js';

/** Augmented copies that are tested or validated on, or trained on where the sample they were made from is not. */
export function findCopies(fold: Fold, sides: Uint8Array, copyOf: Samples['copyOf'], ids: SampleIds): LeakFinding[] {
  let count = 0;
  const examples: string[] = [];
  copyOf?.forEach((original, sample) => {
    if (original === -1) return;
    const isHeldOut = (sides[sample] & (TEST | VALIDATION)) !== 0;
    const isAstray = (sides[sample] & TRAIN) !== 0 && (sides[original] & TRAIN) === 0;
    if (!isHeldOut && !isAstray) return;
    count++;
    if (examples.length === 3) return;
    const what = isHeldOut ? 'is held out' : 'is trained on without it';
    examples.push(`the copy (sample ${sample}) of ${sampleName(ids, original)} ${what}`);
  });
  if (count === 0) return [];
  return [{ kind: 'augmented-copy', fold: fold.index, foldName: fold.name, count, unit: 'sample', examples }];
}
