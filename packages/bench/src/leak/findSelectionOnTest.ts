import type { SampleIds } from '@strnn/core/samples';
import type { Fold } from '../protocol/index.js';
import { TEST } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import type { SelectionScope } from './LeakScope.js';
import { sampleName } from './sampleName.js';

/** Test samples that a choice was made on. */
export function findSelectionOnTest(
  fold: Fold,
  sides: Uint8Array,
  scopes: readonly SelectionScope[],
  ids: SampleIds,
): LeakFinding[] {
  return scopes.flatMap((scope): LeakFinding[] => {
    if (scope.fold !== fold.index) return [];
    const seen = [...new Set(scope.selectedOn.filter((sample) => (sides[sample] & TEST) !== 0))].sort((a, b) => a - b);
    if (seen.length === 0) return [];
    const examples = seen.slice(0, 3).map((sample) => `${scope.what} chosen on test ${sampleName(ids, sample)}`);
    return [
      {
        kind: 'selection-on-test',
        fold: fold.index,
        foldName: fold.name,
        count: seen.length,
        unit: 'sample',
        examples,
      },
    ];
  });
}
