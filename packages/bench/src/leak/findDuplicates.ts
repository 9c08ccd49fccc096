import type { SampleIds } from '@strnn/core/samples';
import type { Fold } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import { sampleName } from './sampleName.js';

/**
 * Test samples with a twin of the same bytes among training or validation samples, and validation samples with a twin
 * among training samples. Twins on one side are no leak.
 *
 * @param groups from `duplicateGroups`
 */
export function findDuplicates(
  fold: Fold,
  sides: Uint8Array,
  groups: readonly number[][],
  ids: SampleIds,
): LeakFinding[] {
  let count = 0;
  const examples: string[] = [];
  for (const group of groups) {
    for (const [held, seen] of [
      [TEST, TRAIN | VALIDATION],
      [VALIDATION, TRAIN],
    ] as const) {
      const seenSamples = group.filter((sample) => (sides[sample] & seen) !== 0);
      for (const sample of group) {
        if ((sides[sample] & held) === 0) continue;
        const twin = seenSamples.find((other) => other !== sample);
        if (twin === undefined) continue;
        count++;
        if (examples.length < 3) examples.push(describe(ids, sample, held, twin, sides[twin]));
      }
    }
  }
  if (count === 0) return [];
  return [{ kind: 'duplicate-samples', fold: fold.index, foldName: fold.name, count, unit: 'sample', examples }];
}

function describe(ids: SampleIds, sample: number, held: number, twin: number, twinSides: number): string {
  const twinSide = (twinSides & TRAIN) !== 0 ? 'training' : 'validation';
  return `${held === TEST ? 'test' : 'validation'} ${sampleName(ids, sample)} equals ${twinSide} ${sampleName(ids, twin)}`;
}
