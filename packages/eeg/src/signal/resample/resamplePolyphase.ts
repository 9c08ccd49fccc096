import { StrnnError } from '@strnn/core/error';
import { kaiserLowPass } from './kaiserLowPass.js';

/** Above it the filter alone would have more than 2 million coefficients. */
export const largestFactor = 100_000;

const largestLength = 2 ** 30;

/**
 * `up` samples for every `down` samples: stuffed with zeros, low-passed at the lower of the two Nyquist frequencies by a
 * Kaiser filter (beta 5, 20 max(up, down) + 1 taps), and thinned out; only what is kept is computed. No delay. Equals
 * `scipy.signal.resample_poly(signal, up, down)`; beyond its ends the signal counts as zero, so a signal far from zero
 * fades at both ends: take its mean out before. Returns ceil(length up / down) samples.
 *
 * @throws StrnnError `option` unless `up` and `down` are whole numbers from 1 to 100,000 in lowest terms; `shape` for no
 * samples; `option` where the result would have more than 2^30.
 */
export function resamplePolyphase(signal: ArrayLike<number>, up: number, down: number): Float64Array {
  return createResampler(up, down)(signal);
}

/** The same with the filter designed once, for many signals. */
export function createResampler(up: number, down: number): (signal: ArrayLike<number>) => Float64Array {
  for (const [name, value] of Object.entries({ up, down })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new StrnnError('option', `resamplePolyphase: ${name} must be a whole number from 1, found ${value}`);
    }
  }
  const divisor = greatestCommonDivisor(up, down);
  const [rise, fall] = [up / divisor, down / divisor];
  const most = Math.max(rise, fall);
  if (most > largestFactor) {
    throw new StrnnError(
      'option',
      `resamplePolyphase: up and down must be at most ${largestFactor} in lowest terms, found ${rise} and ${fall}`,
    );
  }
  const half = 10 * most;
  const phases = most === 1 ? [] : polyphases(kaiserLowPass(2 * half + 1, 1 / most, 5), rise);
  return (signal) => {
    if (signal.length === 0) throw new StrnnError('shape', 'resamplePolyphase: the signal has no samples');
    if (Math.ceil((signal.length * rise) / fall) > largestLength) {
      throw new StrnnError(
        'option',
        `resamplePolyphase: ${rise} / ${fall} times ${signal.length} samples are more than ${largestLength}; choose a lower rate`,
      );
    }
    return most === 1 ? new Float64Array(signal) : thinOut(signal, phases, rise, fall, half);
  };
}

/**
 * Coefficients p, p + up, p + 2 up, ... times `up`, last one first, for every p: contiguous in the order of the
 * samples.
 */
function polyphases(filter: Float64Array, up: number): Float64Array[] {
  return Array.from({ length: up }, (_, phase) => {
    const taps = Math.ceil((filter.length - phase) / up);
    return Float64Array.from({ length: taps }, (_unused, k) => up * filter[phase + (taps - 1 - k) * up]);
  });
}

function thinOut(
  signal: ArrayLike<number>,
  phases: readonly Float64Array[],
  up: number,
  down: number,
  half: number,
): Float64Array {
  const length = signal.length;
  const out = new Float64Array(Math.ceil((length * up) / down));
  for (let m = 0; m < out.length; m++) {
    // Tap k of the filter meets sample (m down + half - k) / up.
    const at = m * down + half;
    const coefficients = phases[at % up];
    const last = Math.floor(at / up);
    const first = last - coefficients.length + 1;
    const end = Math.min(last, length - 1);
    let sum = 0;
    for (let n = Math.max(0, first); n <= end; n++) sum += coefficients[n - first] * signal[n];
    out[m] = sum;
  }
  return out;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
