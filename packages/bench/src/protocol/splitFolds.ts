import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import type { SampleIds, Samples } from '@strnn/core/samples';
import { checkFoldClasses } from './checkFoldClasses.js';
import { checkProtocol } from './checkProtocol.js';
import { chooseValidation } from './chooseValidation.js';
import { compareNames } from './compareNames.js';
import { dealGroups } from './dealGroups.js';
import { dealtUnit } from './dealtUnit.js';
import type { Fold, Protocol } from './Protocol.js';
import { sampleGroups, type SampleGroups } from './sampleGroups.js';
import { withCopies } from './withCopies.js';

/** What a split needs of the samples. */
export type SplitSamples = Pick<Samples, 'y' | 'classes' | 'ids' | 'copyOf'>;

/**
 * Splits samples as a protocol says; the same protocol and samples always give the same folds. Groups are shuffled by
 * the protocol's seed and dealt out largest first, so that folds have about as many samples, unless the protocol deals
 * otherwise. Every recorded sample is on exactly one side of every fold (of every fold of its subject, where a protocol
 * splits within subjects), and on the test side of exactly one fold. Validation groups come from the training side only.
 * Augmented copies are added to the training side of their originals.
 *
 * @throws StrnnError 'option' when there are fewer groups than folds or no training group is left,
 *   'data' when a tested or validated class has no training sample, 'shape' when ids and labels differ in number
 */
export function splitFolds(protocol: Protocol, samples: SplitSamples): Fold[] {
  checkProtocol(protocol);
  checkSizes(samples);
  const folds = parts(protocol, samples).flatMap(({ name, recorded }) => splitPart(protocol, samples, name, recorded));
  return folds.map((fold, index) => {
    const numbered = { ...fold, index };
    checkFoldClasses(numbered, samples);
    return withCopies(numbered, samples.copyOf);
  });
}

/** What is split by itself: everybody, or one subject after the other; recorded samples only. */
function parts(
  { within }: Protocol,
  { ids, y, copyOf }: SplitSamples,
): { readonly name: string; readonly recorded: Int32Array }[] {
  const recorded = Int32Array.from(y.keys()).filter((sample) => copyOf === undefined || copyOf[sample] === -1);
  if (within === undefined) return [{ name: '', recorded }];
  return [...new Set(ids.subject)].sort(compareNames).map((subject) => ({
    name: `subject ${subject}`,
    recorded: recorded.filter((sample) => ids.subject[sample] === subject),
  }));
}

function splitPart(
  protocol: Protocol,
  { ids, y, classes }: SplitSamples,
  part: string,
  recorded: Int32Array,
): Omit<Fold, 'index'>[] {
  const groups = sampleGroups(idsOf(ids, recorded), dealtUnit(protocol));
  const count = groups.names.length;
  const folds = protocol.folds === 0 ? count : protocol.folds;
  checkGroups(protocol, groups, folds, part);

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
    const own = isLeaveOneOut ? `${groups.unit} ${groups.names[index]}` : `fold ${index + 1} of ${folds}`;
    const name = part === '' ? own : `${part}, ${own}`;
    const fold = {
      name,
      ...sides(groups, recorded, (group) => (foldOf[group] === index ? 2 : validation.has(group) ? 1 : 0)),
    };
    if (fold.train.length === 0) throw noTraining(protocol, name, groups);
    return fold;
  });
}

function idsOf({ subject, session, trial, window }: SampleIds, chosen: Int32Array): SampleIds {
  const pick = (names: readonly string[]): string[] => Array.from(chosen, (sample) => names[sample]);
  return {
    subject: pick(subject),
    session: pick(session),
    trial: pick(trial),
    window: chosen.map((sample) => window[sample]),
  };
}

function sides(
  { of, names }: SampleGroups,
  recorded: Int32Array,
  sideOf: (group: number) => number,
): Pick<Fold, 'train' | 'validation' | 'test'> {
  const side = Uint8Array.from(names, (_, group) => sideOf(group));
  const lists: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < of.length; i++) lists[side[of[i]] as 0 | 1 | 2].push(recorded[i]);
  return { train: Int32Array.from(lists[0]), validation: Int32Array.from(lists[1]), test: Int32Array.from(lists[2]) };
}

function inverse(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  order.forEach((group, position) => (place[group] = position));
  return place;
}

function checkSizes({ y, ids }: SplitSamples): void {
  for (const key of ['subject', 'session', 'trial', 'window'] as const) {
    if (ids[key].length === y.length) continue;
    throw new StrnnError('shape', `ids.${key}: expected one per sample (${y.length}), but found ${ids[key].length}.`);
  }
  if (y.length === 0) throw new StrnnError('data', 'A split needs samples, but found none.');
}

function checkGroups(protocol: Protocol, groups: SampleGroups, folds: number, part: string): void {
  const found = `${groups.names.length} ${groups.unit}${groups.names.length === 1 ? '' : 's'}`;
  if (groups.names.length < Math.max(folds, 2)) {
    const wanted = protocol.folds === 0 ? '' : `${folds} folds by ${groups.unit} `;
    throw new StrnnError(
      'option',
      `protocol ${protocol.kind}${part === '' ? '' : `, ${part}`}: ${wanted}need at least ${Math.max(folds, 2)} ${groups.unit}s, but found ${found}.`,
    );
  }
}

function noTraining(protocol: Protocol, fold: string, groups: SampleGroups): StrnnError {
  return new StrnnError(
    'option',
    `protocol.validationGroups: ${protocol.validationGroups} validation ${groups.unit}s leave no training sample in ${fold}; ` +
      `there are ${groups.names.length} ${groups.unit}s, and the test side has its share.`,
  );
}
