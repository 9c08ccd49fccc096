import type { Smoothing } from '@strnn/core/samples';
import type { Fold, Protocol, SampleGroups } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding } from './LeakFinding.js';

/**
 * Whether smoothing has to stay on one side. A lenient protocol declares what is on both sides, and with it the smoothing over
 * it, but for blocks of a trial, which promise to share nothing but the trial.
 */
export function promisesSmoothing({ lenient, deal }: Protocol): boolean {
  return !lenient || deal === 'blocks';
}

/** Units that features were smoothed over and that have samples on more than one side. @param groups of the smoothing's unit */
export function findSmoothedAcross(
  fold: Fold,
  sides: Uint8Array,
  groups: SampleGroups,
  { unit, method }: Smoothing,
): LeakFinding[] {
  const bits = new Uint8Array(groups.names.length);
  for (let sample = 0; sample < sides.length; sample++) bits[groups.of[sample]] |= sides[sample];
  // A power of two has one bit: the unit is on one side.
  const across = groups.names.flatMap((_, group) => ((bits[group] & (bits[group] - 1)) === 0 ? [] : [group]));
  if (across.length === 0) return [];
  const sideNames = (group: number): string =>
    [bits[group] & TRAIN && 'training', bits[group] & VALIDATION && 'validation', bits[group] & TEST && 'test']
      .filter((name) => name !== 0)
      .join(', ');
  const examples = across
    .slice(0, 3)
    .map(
      (group) => `${method} over ${unit} ${groups.names[group]}, whose samples are on the sides ${sideNames(group)}`,
    );
  return [
    { kind: 'smoothed-across-split', fold: fold.index, foldName: fold.name, count: across.length, unit, examples },
  ];
}
