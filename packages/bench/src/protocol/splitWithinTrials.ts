import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import { pickIds } from './pickIds.js';
import type { Fold, Protocol } from './Protocol.js';
import { sampleGroups } from './sampleGroups.js';
import type { SplitSamples } from './splitFolds.js';
import type { SplitPart } from './splitParts.js';
import { toSides } from './toSides.js';

/** A side that leaves the sample out. */
const NONE = 3;

/**
 * The folds of one part whose trials are cut up: every trial has windows on every side. In `'blocks'`, windows too near to one
 * of the test side are left out, and training windows too near to one of the validation side.
 *
 * @throws StrnnError 'option' naming a trial with fewer windows than folds, or whose gap leaves nothing to train on; 'data' where
 *   a gap is asked for and the times of the windows are not known
 */
export function splitWithinTrials(
  protocol: Protocol,
  { ids, spans }: SplitSamples,
  { name: part, recorded }: SplitPart,
): Omit<Fold, 'index'>[] {
  const { folds, validationGroups, gap, seed, kind } = protocol;
  if (gap !== undefined && spans === undefined) {
    throw new StrnnError(
      'data',
      `protocol ${kind}: a gap needs the times of the windows (Samples.spans), which these data do not have; ` +
        "withinSubjectKFold({ by: 'trial' }) needs none.",
    );
  }
  const own = pickIds(ids, recorded);
  const trials = sampleGroups(own, 'trial');
  /** Places in `recorded`, by trial, in the order of time. */
  const windows = trials.names.map((): number[] => []);
  trials.of.forEach((trial, place) => windows[trial].push(place));
  const partOf = new Int32Array(recorded.length);
  windows.forEach((places, trial) => {
    if (places.length < folds) {
      const found = `${places.length} window${places.length === 1 ? '' : 's'}`;
      throw new StrnnError(
        'option',
        `protocol ${kind}: ${folds} folds need at least ${folds} windows in every trial, but ${trials.names[trial]} has ` +
          `${found}. Take fewer folds, or withinSubjectKFold({ by: 'trial' }).`,
      );
    }
    places.sort((a, b) => own.window[a] - own.window[b]);
    if (gap !== undefined) {
      places.forEach((place, nth) => (partOf[place] = Math.floor((nth * folds) / places.length)));
      return;
    }
    const random = createRandom(`${seed}/split/${trials.names[trial]}`);
    const shuffled = Int32Array.from(places);
    random.shuffle(shuffled);
    // Another first fold in every trial: what does not divide evenly is not always in the same folds.
    const first = random.integer(folds);
    shuffled.forEach((place, nth) => (partOf[place] = (first + nth) % folds));
  });
  const circle = Int32Array.from({ length: folds }, (_, k) => k);
  createRandom(`${seed}/split/${part}`).shuffle(circle);

  return Array.from({ length: folds }, (_, index) => {
    const next = circle.indexOf(index) + 1;
    const validation = new Set(Array.from({ length: validationGroups }, (_, v) => circle[(next + v) % folds]));
    const side = partOf.map((own) => (own === index ? 2 : validation.has(own) ? 1 : 0));
    if (gap !== undefined && spans !== undefined) {
      for (const places of windows) leaveGaps(places, side, recorded, spans, gap);
    }
    const name = `${part}, fold ${index + 1} of ${folds}`;
    const sides = toSides(recorded, (place) => side[place]);
    checkLeft(sides, protocol, name);
    return { name, ...sides };
  });
}

/** Takes training and validation windows out that end, or begin, less than `gap` seconds from one of a side that matters more. */
function leaveGaps(
  places: readonly number[],
  side: Int32Array,
  recorded: Int32Array,
  spans: Float64Array,
  gap: number,
): void {
  const start = (place: number): number => spans[2 * recorded[place]];
  const end = (place: number): number => spans[2 * recorded[place] + 1];
  for (const [kept, left] of [
    [2, [0, 1]],
    [1, [0]],
  ] as const) {
    const held = places.filter((place) => side[place] === kept);
    for (const place of places) {
      if (!(left as readonly number[]).includes(side[place])) continue;
      // Differences of times such as 0.1 + 0.2 - 0.3 are not exactly 0.
      const isNear = (other: number): boolean =>
        start(place) - end(other) < gap - 1e-9 && start(other) - end(place) < gap - 1e-9;
      if (held.some(isNear)) side[place] = NONE;
    }
  }
}

function checkLeft(
  sides: Pick<Fold, 'train' | 'validation'>,
  { gap, validationGroups, kind }: Protocol,
  name: string,
): void {
  const empty =
    sides.train.length === 0 ? 'train on' : validationGroups > 0 && sides.validation.length === 0 ? 'validate on' : '';
  if (empty === '') return;
  throw new StrnnError(
    'option',
    `protocol ${kind}, ${name}: a gap of ${gap} s leaves no window to ${empty}. Take a smaller gap, fewer folds or longer trials.`,
  );
}
