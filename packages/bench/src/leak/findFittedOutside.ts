import type { SampleIds } from '@strnn/core/samples';
import type { Fold } from '../protocol/index.js';
import { sideNames } from './findOverlap.js';
import { TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';
import type { FittedScope } from './LeakScope.js';
import { sampleName } from './sampleName.js';

/** Samples a transform was fitted on although they are not training samples (nor, after a refit, validation samples). */
export function findFittedOutside(
  fold: Fold,
  sides: Uint8Array,
  scopes: readonly FittedScope[],
  ids: SampleIds,
): LeakFinding[] {
  return scopes.flatMap((scope): LeakFinding[] => {
    if (scope.fold !== fold.index || scope.transductive === true) return [];
    const allowed = scope.refit === true ? TRAIN | VALIDATION : TRAIN;
    const outside = [...new Set(scope.fittedOn.filter((sample) => (sides[sample] & allowed) === 0))].sort(
      (a, b) => a - b,
    );
    if (outside.length === 0) return [];
    const examples = outside.slice(0, 3).map((sample) => {
      return `${scope.what}: ${sampleName(ids, sample)}, side: ${sideNames(sides[sample]) || 'none'}`;
    });
    return [
      {
        kind: 'fitted-outside-training',
        fold: fold.index,
        foldName: fold.name,
        count: outside.length,
        unit: 'sample',
        examples,
      },
    ];
  });
}
