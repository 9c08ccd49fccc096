import { StrnnError } from '@strnn/core/error';
import { runBandpass } from './runBandpass.js';

export interface BandpassOptions {
  /** Order of the low-pass prototype, from 1 to 8; the band-pass has twice as many poles. */
  readonly order: number;
  /** Edges in Hz where one pass is 3 dB down: 0 < low < high < rate / 2. */
  readonly low: number;
  readonly high: number;
  /** Samples per second, in Hz. */
  readonly rate: number;
}

/** A Butterworth band-pass, planned for speed: `order` resonators with a zero at 0 and one at half the rate each. */
export interface Bandpass {
  /** Samples of mirrored signal before and after a zero-phase pass: 3 (2 order + 1), as `scipy.signal.sosfiltfilt`. */
  readonly padding: number;
  /** What every input sample is to be multiplied with; `run` itself leaves the gain out. */
  readonly gain: number;
  /** A state at rest, for one signal. */
  createState(): Float64Array;
  /** The state after an endless input of `value` (already multiplied with `gain`). */
  settle(state: Float64Array, value: number): void;
  /** Filters `samples[from .. to)` in place, from its last sample to its first when `direction` is -1. */
  run(samples: Float64Array, from: number, to: number, direction: 1 | -1, state: Float64Array): void;
}

/**
 * Equal, up to rounding, to `scipy.signal.butter(order, [low, high], 'band', fs=rate, output='sos')`, the sections
 * grouped otherwise: which zeros stand with which poles changes neither the output nor a settled start.
 *
 * @throws StrnnError `option` naming the value that cannot be.
 */
export function createBandpass({ order, low, high, rate }: BandpassOptions): Bandpass {
  if (!Number.isInteger(order) || order < 1 || order > 8) {
    throw new StrnnError('option', `createBandpass: order must be a whole number from 1 to 8, found ${order}`);
  }
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `createBandpass: rate must be a positive number of Hz, found ${rate}`);
  }
  if (!(low > 0 && high > low && high < rate / 2)) {
    throw new StrnnError(
      'option',
      `createBandpass: expected 0 < low < high < ${rate / 2} Hz (half the rate), found ${low} to ${high} Hz`,
    );
  }
  // Edges on the analogue axis of a bilinear transform with unit step: s = (z - 1) / (z + 1).
  const [lower, upper] = [Math.tan((Math.PI * low) / rate), Math.tan((Math.PI * high) / rate)];
  const [width, centre] = [upper - lower, Math.sqrt(lower * upper)];
  const denominators = analogueSections(order, width, centre).map(([linear, constant]) => {
    // s^2 + linear s + constant, mapped.
    const scale = 1 + linear + constant;
    return [(2 * (constant - 1)) / scale, (1 - linear + constant) / scale] as const;
  });
  // At its centre the filter passes everything: |1 - z^-2| / |1 + a1 z^-1 + a2 z^-2| per section.
  const angle = 2 * Math.atan(centre);
  const gain = denominators.reduce((product, [a1, a2]) => {
    const real = 1 + a1 * Math.cos(angle) + a2 * Math.cos(2 * angle);
    const imaginary = a1 * Math.sin(angle) + a2 * Math.sin(2 * angle);
    return (product * Math.hypot(real, imaginary)) / (2 * Math.sin(angle));
  }, 1);
  const coefficients = Float64Array.from(denominators.flat());
  return {
    padding: 3 * (2 * order + 1),
    gain,
    createState: () => new Float64Array(2 * order),
    settle(state, value) {
      // The zero at 0 Hz leaves nothing for the later sections.
      state.fill(0);
      state[0] = -value;
      state[1] = value;
    },
    run: (samples, from, to, direction, state) => runBandpass(coefficients, samples, from, to, direction, state),
  };
}

/** Pole pairs of the analogue band-pass as [linear, constant] of s^2 + linear s + constant. */
function analogueSections(order: number, width: number, centre: number): [linear: number, constant: number][] {
  const sections: [number, number][] = [];
  for (let pair = 0; pair < Math.floor(order / 2); pair++) {
    const theta = (Math.PI * (2 * pair + 1)) / (2 * order);
    // Prototype pole p = -sin + i cos gives s = h +- sqrt(h^2 - centre^2) with h = p width / 2.
    const [hr, hi] = [(-Math.sin(theta) * width) / 2, (Math.cos(theta) * width) / 2];
    const [rootR, rootI] = complexRoot(hr * hr - hi * hi - centre * centre, 2 * hr * hi);
    for (const sign of [1, -1]) {
      const [sr, si] = [hr + sign * rootR, hi + sign * rootI];
      sections.push([-2 * sr, sr * sr + si * si]);
    }
  }
  if (order % 2 === 1) sections.push([width, centre * centre]);
  return sections;
}

function complexRoot(real: number, imaginary: number): [real: number, imaginary: number] {
  const size = Math.hypot(real, imaginary);
  const rootReal = Math.sqrt((size + Math.abs(real)) / 2);
  const other = rootReal === 0 ? 0 : imaginary / (2 * rootReal);
  return real >= 0 ? [rootReal, other] : [Math.abs(other), imaginary < 0 ? -rootReal : rootReal];
}
