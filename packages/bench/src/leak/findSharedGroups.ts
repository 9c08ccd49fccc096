import { dealtUnit, type Fold, type GroupUnit, type Protocol, type SampleGroups } from '../protocol/index.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import type { LeakFinding, LeakKind } from './LeakFinding.js';

const units: readonly GroupUnit[] = ['subject', 'session', 'trial'];

/**
 * Units that a protocol promises to keep on one side: its own and every finer one; where the promise is knowingly broken
 * (lenient), only the unit that is shuffled and the finer ones.
 */
export function promisedUnits(protocol: Pick<Protocol, 'by' | 'lenient' | 'shuffled'>): readonly GroupUnit[] {
  if (!protocol.lenient) return units.slice(units.indexOf(protocol.by));
  const dealt = dealtUnit(protocol);
  return dealt === 'window' ? [] : units.slice(units.indexOf(dealt));
}

/** Groups of one unit that are on two sides of a fold: training or validation against test, and training against validation. */
export function findSharedGroups(fold: Fold, sides: Uint8Array, groups: SampleGroups): LeakFinding[] {
  const counts = [TRAIN, VALIDATION, TEST].map((bit) => {
    const count = new Int32Array(groups.names.length);
    for (let i = 0; i < sides.length; i++) if ((sides[i] & bit) !== 0) count[groups.of[i]]++;
    return count;
  }) as [Int32Array, Int32Array, Int32Array];
  const [train, validation, test] = counts;
  const unit = groups.unit as GroupUnit;
  return [
    ...finding(
      fold,
      `shared-${unit}`,
      groups,
      (group) => test[group] > 0 && train[group] + validation[group] > 0,
      counts,
    ),
    ...finding(fold, `validation-shares-${unit}`, groups, (group) => train[group] > 0 && validation[group] > 0, counts),
  ];
}

function finding(
  fold: Fold,
  kind: LeakKind,
  groups: SampleGroups,
  isShared: (group: number) => boolean,
  [train, validation, test]: readonly [Int32Array, Int32Array, Int32Array],
): LeakFinding[] {
  const shared = groups.names.map((_, group) => group).filter(isShared);
  if (shared.length === 0) return [];
  const examples = shared.slice(0, 3).map((group) => {
    return `${groups.unit} ${groups.names[group]}: ${train[group]} training, ${validation[group]} validation, ${test[group]} test samples`;
  });
  return [{ kind, fold: fold.index, foldName: fold.name, count: shared.length, unit: groups.unit, examples }];
}
