import { createRandom } from '@strnn/core/random';
import { seed62Sites } from '@strnn/core/sites';

/** A made-up trial. The values depend on nothing else. */
export interface LookalikeTrial {
  /** Seed of the whole set, with the set's name: `'seed 1'`. */
  readonly seed: string;
  readonly subject: string;
  readonly session: string;
  readonly trial: string;
  /** Class index, below 5. */
  readonly label: number;
  readonly windows: number;
}

/** Natural logarithms of RMS amplitudes in uV, delta to gamma: falling with frequency as in EEG. */
const base = [2.6, 2.1, 2, 1.5, 1];

/** What is planted for class c: this band is stronger in this part of the head. */
const planted: readonly { readonly band: number; readonly part: (row: number, column: number) => boolean }[] = [
  { band: 2, part: (row) => row <= 2 },
  { band: 4, part: (_, column) => column <= 2 },
  { band: 1, part: (_, column) => column >= 6 },
  { band: 3, part: (row) => row >= 6 },
  { band: 0, part: (row, column) => row >= 3 && row <= 5 && column >= 3 && column <= 5 },
];

export const plantedEffect =
  'per class one band is stronger by about a half in one part of the head (class 1 alpha frontal, 2 gamma left, 3 theta ' +
  'right, 4 beta posterior, 5 delta central), more in some subjects than in others; every subject, session and electrode ' +
  'has its own gain, so that a new subject is harder than a known one';

/**
 * The model behind all look-alikes of the family: the natural logarithm of the RMS amplitude (uV) of five bands at 62
 * electrodes in every window (W x 62 x 5, row-major): a base, a gain per subject, session and electrode, the planted effect
 * of the class, a change per trial and a slow drift within it.
 */
export function lookalikeLevels({ seed, subject, session, trial, label, windows }: LookalikeTrial): Float64Array {
  const { grid } = seed62Sites();
  const bands = base.length;
  const level = new Float64Array(grid.length * bands);
  const person = createRandom(`${seed}/subject ${subject}`);
  const response = 0.3 + 0.3 * person.uniform();
  shift(level, bands, person, [0.25, 0.3, 0.2]);
  shift(level, bands, createRandom(`${seed}/subject ${subject}/session ${session}`), [0.06, 0.08, 0]);
  const own = createRandom(`${seed}/subject ${subject}/session ${session}/trial ${trial}`);
  shift(level, bands, own, [0.04, 0.08, 0]);
  const { band, part } = planted[label];
  grid.forEach(([row, column], n) => {
    for (let b = 0; b < bands; b++) level[n * bands + b] += base[b] + (b === band && part(row, column) ? response : 0);
  });
  const levels = new Float64Array(windows * level.length);
  const drift = Float64Array.from(level, () => 0.12 * own.normal());
  for (let w = 0; w < windows; w++) {
    for (let i = 0; i < level.length; i++) {
      levels[w * level.length + i] = level[i] + drift[i];
      drift[i] = 0.85 * drift[i] + 0.12 * Math.sqrt(1 - 0.85 ** 2) * own.normal();
    }
  }
  return levels;
}

/** Adds a random number per electrode, per band and per both, of these standard deviations. */
function shift(
  level: Float64Array,
  bands: number,
  random: { normal(): number },
  [electrode, band, both]: number[],
): void {
  const perBand = Float64Array.from({ length: bands }, () => band * random.normal());
  for (let n = 0; n < level.length / bands; n++) {
    const gain = electrode * random.normal();
    for (let b = 0; b < bands; b++) level[n * bands + b] += gain + perBand[b] + both * random.normal();
  }
}
