import { createRandom } from '@strnn/core/random';
import { seed62Sites } from '@strnn/core/sites';
import type { Signals } from '../../signal/Signals.js';
import { createNoise } from '../lookalike/createNoise.js';
import { roundTo } from '../lookalike/roundTo.js';
import { lookalikeLevels, type LookalikeTrial } from './lookalikeLevels.js';

/** Centre and width of the five bands in Hz. */
const bands = [
  [2.5, 2],
  [6, 3],
  [11, 5],
  [22, 14],
  [40, 18],
] as const;

/** uV; the values are multiples of it, so that the files compress. */
const step = 1 / 16;

export interface LookalikeSignalsOptions {
  /** Of one window of the trial's levels. */
  readonly windowSeconds: number;
  /** Samples per second. */
  readonly rate: number;
}

/**
 * Noise whose band amplitudes follow `lookalikeLevels`: per electrode, white noise through five resonators. As the released
 * signals it has one sample more than the windows take. Values in uV.
 */
export function lookalikeSignals(trial: LookalikeTrial, { windowSeconds, rate }: LookalikeSignalsOptions): Signals {
  const levels = lookalikeLevels(trial);
  const { names } = seed62Sites();
  const width = windowSeconds * rate;
  const length = trial.windows * width + 1;
  const filters = bands.map(([centre, bandwidth]) => {
    const radius = Math.exp((-Math.PI * bandwidth) / rate);
    const first = 2 * radius * Math.cos((2 * Math.PI * centre) / rate);
    const second = -(radius ** 2);
    // Variance of the resonator's output for white noise of variance 1.
    const variance = (1 - second) / ((1 + second) * ((1 - second) ** 2 - first ** 2));
    return { first, second, scale: 1 / Math.sqrt(variance) };
  });
  const { seed, subject, session } = trial;
  const draw = createNoise(createRandom(`${seed}/subject ${subject}/session ${session}/trial ${trial.trial}/signals`));
  // Window by window, so that everything stays in the processor's nearest memory.
  const [before, noise, sum] = [warmUp, width + 1, Math.max(warmUp, width + 1)].map((size) => new Float64Array(size));
  const data = names.map((_, n) => {
    const signal = new Float64Array(length);
    const states = filters.map(() => new Float64Array(2));
    draw(before);
    filters.forEach((filter, b) => resonate(filter, states[b], before, 0, sum));
    for (let w = 0; w < trial.windows; w++) {
      // The last window takes the sample after it too.
      const count = w + 1 < trial.windows ? width : width + 1;
      const [drawn, added] = [noise.subarray(0, count), sum.subarray(0, count)];
      draw(drawn);
      added.fill(0);
      filters.forEach((filter, b) => {
        const gain = filter.scale * Math.exp(levels[(w * names.length + n) * bands.length + b]);
        resonate(filter, states[b], drawn, gain, added);
      });
      for (let i = 0; i < count; i++) signal[w * width + i] = roundTo(added[i], step);
    }
    return signal;
  });
  return { names, rate, units: names.map(() => 'uV'), data };
}

/** Samples until the slowest resonator has forgotten its start. */
const warmUp = 200;

/** Adds `gain` times the resonator's answer to the noise; `state` has its last two values. */
function resonate(
  { first, second }: { readonly first: number; readonly second: number },
  state: Float64Array,
  noise: Float64Array,
  gain: number,
  sum: Float64Array,
): void {
  let before = state[0];
  let last = state[1];
  for (let i = 0; i < noise.length; i++) {
    const value = first * last + (second * before + noise[i]);
    before = last;
    last = value;
    sum[i] += gain * value;
  }
  state[0] = before;
  state[1] = last;
}
