import { medianDeviation } from './medianDeviation.js';
import { sampleQuantile } from './sampleQuantile.js';

/** Per channel and window, window after window: `[window * channels + channel]`. */
export interface WindowCorrelations {
  readonly windows: number;
  /** The highest correlation with another channel (the 98th percentile of its absolute correlations), 0 in a dropout. */
  readonly highest: Float64Array;
  /** 1 where the channel does not move. */
  readonly dropout: Uint8Array;
}

/**
 * Correlations between channels in windows without overlap, as PREP has them: the last window that would end at or
 * beyond the end of the signals is left out.
 *
 * @param channels at least two, of one length
 * @param width samples of one window, fewer than the channels have
 * @param still per channel the median deviation up to which it does not move
 */
export function windowCorrelations(
  channels: readonly Float64Array[],
  width: number,
  still: ArrayLike<number>,
): WindowCorrelations {
  const count = channels.length;
  const windows = Math.ceil((channels[0].length - width - 1) / width);
  const highest = new Float64Array(windows * count);
  const dropout = new Uint8Array(windows * count);
  const rows = channels.map(() => new Float64Array(width));
  for (let window = 0; window < windows; window++) {
    const moving: number[] = [];
    channels.forEach((samples, channel) => {
      const part = samples.subarray(window * width, (window + 1) * width);
      if (medianDeviation(part) <= still[channel]) dropout[window * count + channel] = 1;
      else if (standardise(part, rows[channel])) moving.push(channel);
    });
    const correlations = moving.map(() => new Float64Array(moving.length));
    for (let i = 0; i < moving.length; i++) {
      for (let j = 0; j < i; j++) {
        const value = Math.min(1, Math.abs(dot(rows[moving[i]], rows[moving[j]])));
        correlations[i][j] = value;
        correlations[j][i] = value;
      }
    }
    moving.forEach((channel, i) => (highest[window * count + channel] = sampleQuantile(correlations[i], 0.98)));
  }
  return { windows, highest, dropout };
}

/** Mean 0 and sum of squares 1. */
function standardise(samples: Float64Array, out: Float64Array): boolean {
  let mean = 0;
  for (let n = 0; n < samples.length; n++) mean += samples[n];
  mean /= samples.length;
  let squares = 0;
  for (let n = 0; n < samples.length; n++) {
    out[n] = samples[n] - mean;
    squares += out[n] * out[n];
  }
  const scale = 1 / Math.sqrt(squares);
  for (let n = 0; n < samples.length; n++) out[n] *= scale;
  return squares > 0;
}

function dot(a: Float64Array, b: Float64Array): number {
  let [even, odd] = [0, 0];
  let n = 0;
  for (; n + 1 < a.length; n += 2) {
    even += a[n] * b[n];
    odd += a[n + 1] * b[n + 1];
  }
  if (n < a.length) even += a[n] * b[n];
  return even + odd;
}
