import { StrnnError, unknownName } from '@strnn/core/error';
import type { FeatureSeries } from '../FeatureSeries.js';
import { checkSeries } from './checkSeries.js';
import type { SmoothedSeries } from './SmoothedSeries.js';

const alignments = ['causal', 'centred'] as const;

export interface MovingAverageOptions {
  /** Windows in the mean, a whole number from 1; odd when centred. */
  readonly length: number;
  /**
   * `'causal'` (default): the window and the `length - 1` before it. `'centred'`: as many on either side, so that later
   * windows of the trial count.
   */
  readonly alignment?: (typeof alignments)[number];
}

/**
 * Mean over neighbouring windows, each feature of each site for itself; at the ends of the trial over those windows that
 * there are (`pandas` rolling mean with min_periods=1, center for `'centred'`). Shape and names stay.
 *
 * SEED's feature files hold a `movingAve` form of every feature. Its length, alignment and ends are not described: none
 * of them is assumed here.
 *
 * @throws StrnnError `option` for a length that cannot be; `data` for NaN or infinity
 */
export function movingAverage(
  series: FeatureSeries,
  { length, alignment = 'causal' }: MovingAverageOptions,
): SmoothedSeries {
  if (!alignments.includes(alignment)) {
    throw unknownName('movingAverage.alignment', 'alignment', String(alignment), alignments);
  }
  if (!Number.isInteger(length) || length < 1 || (alignment === 'centred' && length % 2 === 0)) {
    throw new StrnnError(
      'option',
      `movingAverage.length: expected a whole number of windows from 1${alignment === 'centred' ? ', odd when centred' : ''}, found ${length}`,
    );
  }
  checkSeries(series, 'movingAverage');
  const { W, N, D } = series.shape;
  const width = N * D;
  const ahead = alignment === 'centred' ? (length - 1) / 2 : 0;
  const data = new Float64Array(W * width);
  // Sums of all windows before; differences of them are the sums over a stretch, in time that does not depend on its length.
  const sums = new Float64Array((W + 1) * width);
  for (let at = 0; at < W * width; at++) sums[at + width] = sums[at] + series.data[at];
  for (let window = 0; window < W; window++) {
    const end = Math.min(W, window + ahead + 1);
    const begin = Math.max(0, window + ahead + 1 - length);
    for (let at = 0; at < width; at++) {
      data[window * width + at] = (sums[end * width + at] - sums[begin * width + at]) / (end - begin);
    }
  }
  return { ...series, data, smoothing: { method: 'moving-average', length, alignment, causal: ahead === 0 } };
}
