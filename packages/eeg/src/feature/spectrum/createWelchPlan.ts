import { StrnnError, unknownName } from '@strnn/core/error';
import { createRealFft } from '../../signal/fft/createRealFft.js';
import type { SpectrumPlan } from './SpectrumPlan.js';
import { type TaperName, taperWindow } from './taperWindow.js';

export const detrendNames = ['constant', 'none'] as const;

export interface WelchOptions {
  /** Samples of a signal. */
  readonly length: number;
  /** Samples per second, in Hz. */
  readonly rate: number;
  /** Samples of one segment (SciPy's `nperseg`); by default the smaller of 256 and `length`. */
  readonly segment?: number;
  /** Samples shared by neighbouring segments (`noverlap`); by default half a segment, rounded down. */
  readonly overlap?: number;
  /** Samples of one transform (`nfft`), at least `segment`: the rest are zeros; by default `segment`. */
  readonly points?: number;
  /** By default `'hann'`, periodic. */
  readonly taper?: TaperName;
  /** `'constant'` (the default) takes the mean out of each segment. */
  readonly detrend?: (typeof detrendNames)[number];
}

/**
 * Plans Welch's estimate: the mean of the periodograms of overlapping tapered segments, one-sided, as a density;
 * `scipy.signal.welch(x, rate, nperseg=segment, noverlap=overlap, nfft=points, detrend=..., scaling='density')`.
 * With `segment` = `length` it is one modified periodogram. Samples after the last whole segment do not count.
 *
 * @throws StrnnError `option` naming the value that cannot be; `shape` when a segment is longer than the signal.
 */
export function createWelchPlan(options: WelchOptions): SpectrumPlan {
  const { length, rate, taper = 'hann', detrend = 'constant' } = options;
  check('length', length, 1, Infinity);
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `createWelchPlan: rate must be a positive number of Hz, found ${rate}`);
  }
  const { segment = Math.min(256, length) } = options;
  check('segment', segment, 1, Infinity);
  if (segment > length) {
    throw new StrnnError(
      'shape',
      `createWelchPlan: a segment of ${segment} samples is longer than the signal of ${length}`,
    );
  }
  const { overlap = Math.floor(segment / 2), points = segment } = options;
  check('overlap', overlap, 0, segment - 1);
  check('points', points, segment, 2 ** 24);
  if (!detrendNames.includes(detrend)) throw unknownName('createWelchPlan', 'detrend', String(detrend), detrendNames);

  const window = taperWindow(taper, segment);
  let energy = 0;
  for (const weight of window) energy += weight * weight;
  const step = segment - overlap;
  const segments = Math.floor((length - overlap) / step);
  const fft = createRealFft(points);
  // Each bin but 0 and half the rate stands for its negative frequency too.
  const scale = 2 / (rate * energy * segments);

  return {
    length,
    rate,
    points,
    frequencies: Float64Array.from({ length: fft.bins }, (_, bin) => (bin * rate) / points),
    density(samples, start, out) {
      out.fill(0, 0, fft.bins);
      for (let index = 0, at = start; index < segments; index++, at += step) {
        let mean = 0;
        if (detrend === 'constant') {
          for (let n = 0; n < segment; n++) mean += samples[at + n];
          mean /= segment;
        }
        fft.addPower(samples, at, mean, window, scale, out);
      }
      out[0] /= 2;
      if (points % 2 === 0) out[fft.bins - 1] /= 2;
    },
  };
}

function check(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const range = most === Infinity ? `from ${least}` : `from ${least} to ${most}`;
  throw new StrnnError('option', `createWelchPlan: ${name} must be a whole number ${range}, found ${value}`);
}
