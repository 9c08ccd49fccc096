import { StrnnError } from '@strnn/core/error';
import { compareNames } from './compareNames.js';
import { pickIds } from './pickIds.js';
import type { Fold, Protocol } from './Protocol.js';
import { sampleGroups } from './sampleGroups.js';
import type { SplitSamples } from './splitFolds.js';
import type { SplitPart } from './splitParts.js';
import { toSides } from './toSides.js';

/**
 * The one fold of a part whose first groups are trained on and whose last are tested; the last of the training groups validate.
 * @throws StrnnError 'option' naming the part where it has another number of groups, or names that tell no order
 */
export function splitInOrder(
  protocol: Protocol,
  { ids }: SplitSamples,
  { name: part, recorded }: SplitPart,
): Omit<Fold, 'index'>[] {
  const { by, trainGroups = 0, testGroups = 0, validationGroups } = protocol;
  const own = pickIds(ids, recorded);
  const groups = sampleGroups(own, by);
  const names = groups.names.map((_, group) => own[by][groups.of.indexOf(group)]);
  if (names.length !== trainGroups + testGroups) throw otherNumber(protocol, part, names);
  const place = placesOf(protocol, part, names);
  const side = Uint8Array.from(names, (name) => {
    const nth = place.get(name)!;
    if (nth >= trainGroups) return 2;
    return nth >= trainGroups - validationGroups ? 1 : 0;
  });
  return [{ name: part, ...toSides(recorded, (i) => side[groups.of[i]]) }];
}

/** The place of every name, from 0. */
function placesOf({ kind, by, order }: Protocol, part: string, names: readonly string[]): ReadonlyMap<string, number> {
  if (order === undefined) {
    const isNumbered = new Set(names.map((name) => /^(\D*)\d+$/.exec(name)?.[1])).size === 1;
    if (!isNumbered || !/\d$/.test(names[0])) {
      throw new StrnnError(
        'option',
        `protocol ${kind}, ${part}: the names of its ${by}s (${names.join(', ')}) do not tell which came first; ` +
          `say so with order: ['first', 'second', ...].`,
      );
    }
    return new Map([...names].sort(compareNames).map((name, nth) => [name, nth]));
  }
  const absent = names.find((name) => !order.includes(name));
  if (absent !== undefined) {
    throw new StrnnError(
      'option',
      `protocol.order: ${part} has the ${by} '${absent}', which is not in it; found there: ${order.join(', ')}.`,
    );
  }
  return new Map(order.filter((name) => names.includes(name)).map((name, nth) => [name, nth]));
}

function otherNumber(
  { kind, by, trainGroups, testGroups }: Protocol,
  part: string,
  names: readonly string[],
): StrnnError {
  const shown = names.length > 20 ? `${names.slice(0, 20).join(', ')}, ...` : names.join(', ');
  const instead =
    by === 'trial'
      ? "Leave that session out, give the numbers that it has, or take withinSubjectKFold({ by: 'trial' })."
      : 'Leave that subject out, give the numbers that it has, or take leaveOneSessionOut().';
  return new StrnnError(
    'option',
    `protocol ${kind}, ${part}: expected ${trainGroups} ${by}s to train on and ${testGroups} to test, but found ` +
      `${names.length} (${shown}). ${instead}`,
  );
}
