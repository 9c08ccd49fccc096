import type { SampleIds } from '@strnn/core/samples';
import type { Fold } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import { sampleName } from './sampleName.js';

/**
 * Test samples with a twin among training or validation samples, and validation samples with a twin among training samples.
 * Twins on one side are no leak.
 *
 * @param groups from `duplicateGroups` or `nearDuplicateGroups`, as `kind` says
 */
export function findDuplicates(
  fold: Fold,
  sides: Uint8Array,
  groups: readonly number[][],
  ids: SampleIds,
  kind: 'duplicate-samples' | 'near-duplicate-samples',
): LeakFinding[] {
  const verb = kind === 'duplicate-samples' ? 'equals' : 'is, but for gain and offset,';
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
        if (examples.length < 3) examples.push(describe(ids, sample, held, twin, sides[twin], verb));
      }
    }
  }
  if (count === 0) return [];
  return [{ kind, fold: fold.index, foldName: fold.name, count, unit: 'sample', examples }];
}

function describe(ids: SampleIds, sample: number, held: number, twin: number, twinSides: number, verb: string): string {
  const twinSide = (twinSides & TRAIN) !== 0 ? 'training' : 'validation';
  return `${held === TEST ? 'test' : 'validation'} ${sampleName(ids, sample)} ${verb} ${twinSide} ${sampleName(ids, twin)}`;
}
