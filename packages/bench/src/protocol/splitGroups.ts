import { createRandom } from '@strnn/core/random';
import { chooseValidation } from './chooseValidation.js';
import { dealGroups } from './dealGroups.js';
import { dealtUnit } from './dealtUnit.js';
import { fewGroups, noTraining } from './fewGroups.js';
import { pickIds } from './pickIds.js';
import type { Fold, Protocol } from './Protocol.js';
import { sampleGroups } from './sampleGroups.js';
import type { SplitSamples } from './splitFolds.js';
import type { SplitPart } from './splitParts.js';
import { toSides } from './toSides.js';

/**
 * The folds of one part: its groups are shuffled and dealt out, or each is a fold of its own.
 * @throws StrnnError 'option' when there are fewer groups than folds, or none is left to train on
 */
export function splitGroups(
  protocol: Protocol,
  { ids, y, classes }: SplitSamples,
  { name: part, recorded }: SplitPart,
): Omit<Fold, 'index'>[] {
  const groups = sampleGroups(pickIds(ids, recorded), dealtUnit(protocol), protocol.pooled);
  const count = groups.names.length;
  const folds = protocol.folds === 0 ? count : protocol.folds;
  if (count < Math.max(folds, 2)) throw fewGroups(protocol, groups, folds, part);

  const order = Int32Array.from({ length: count }, (_, group) => group);
  createRandom(part === '' ? `${protocol.seed}/split` : `${protocol.seed}/split/${part}`).shuffle(order);
  const isLeaveOneOut = protocol.folds === 0;
  const labels = recorded.map((sample) => y[sample]);
  const foldOf = isLeaveOneOut
    ? Int32Array.from({ length: count }, (_, group) => group)
    : dealGroups(protocol, { order, groups, labels, classes, folds });
  // Leave-one-out folds come in the order of the names; the circle of validation groups in the shuffled order.
  const placeOf = isLeaveOneOut ? inverse(order) : Int32Array.from({ length: folds }, (_, fold) => fold);
  const circle = foldOf.map((fold) => placeOf[fold]);

  return Array.from({ length: folds }, (_, index) => {
    const validation = chooseValidation(order, circle, placeOf[index], folds, protocol.validationGroups);
    const own = isLeaveOneOut ? leftOut(protocol, groups.names[index]) : `fold ${index + 1} of ${folds}`;
    const name = part === '' || (isLeaveOneOut && protocol.pooled !== true) ? own : `${part}, ${own}`;
    const side = Uint8Array.from(groups.names, (_, group) =>
      foldOf[group] === index ? 2 : validation.has(group) ? 1 : 0,
    );
    const sides = toSides(recorded, (place) => side[groups.of[place]]);
    if (sides.train.length === 0) throw noTraining(protocol, name, groups);
    return { name, ...sides };
  });
}

/** Pooled groups bear their unit in the name; the name of a session or trial begins with its subject. */
function leftOut({ pooled }: Protocol, name: string): string {
  return pooled === true ? name : `subject ${name}`;
}

function inverse(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  order.forEach((group, position) => (place[group] = position));
  return place;
}
