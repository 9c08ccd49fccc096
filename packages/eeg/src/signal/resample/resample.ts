import { StrnnError } from '@strnn/core/error';
import { checkSignals } from '../checkSignals.js';
import { refuseGaps } from '../refuseGaps.js';
import type { Signals } from '../Signals.js';
import { rationalRatio } from './rationalRatio.js';
import { createResampler, largestFactor } from './resamplePolyphase.js';

/**
 * The signals at another rate, by `resamplePolyphase`, its low-pass included. Sample 0 stays where it is; the length is
 * ceil(length rate / old rate). Computed in float64, stored in the type of the input.
 *
 * @param rate new rate in Hz; its ratio to the old one must be one of whole numbers up to 100,000
 * @param padding what the signals are beyond their ends: `'zero'` (SciPy's default), or each channel's `'mean'`, so
 *   that an offset does not fade at the ends (`scipy.signal.resample_poly(..., padtype='mean')`)
 * @throws StrnnError `option` for a rate or padding that cannot be; `data` and `shape` as `checkSignals` and `refuseGaps`.
 */
export function resample(signals: Signals, rate: number, padding: 'zero' | 'mean' = 'zero'): Signals {
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `resample: rate must be a positive number of Hz, found ${rate}`);
  }
  if (padding !== 'mean' && padding !== 'zero') {
    throw new StrnnError('option', `resample: padding must be 'zero' or 'mean', found ${JSON.stringify(padding)}`);
  }
  checkSignals(signals, 'resample');
  refuseGaps(signals, 'resample');
  const ratio = rationalRatio(rate, signals.rate, largestFactor);
  if (ratio === undefined) {
    throw new StrnnError(
      'option',
      `resample: the rates ${signals.rate} and ${rate} Hz are not in a ratio of whole numbers up to ${largestFactor}; choose a rounder rate`,
    );
  }
  const resampler = createResampler(ratio.up, ratio.down);
  return {
    ...signals,
    rate,
    data: signals.data.map((samples) => {
      const level = padding === 'mean' ? mean(samples) : 0;
      const found = resampler(level === 0 ? samples : Float64Array.from(samples, (value) => value - level));
      for (let n = 0; n < found.length; n++) found[n] += level;
      return samples instanceof Float32Array ? new Float32Array(found) : found;
    }),
  };
}

function mean(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < samples.length; n++) sum += samples[n];
  return sum / samples.length;
}
