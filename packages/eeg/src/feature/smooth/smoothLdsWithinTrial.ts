import type { FeatureSeries } from '../FeatureSeries.js';
import { fitLds, type FitLdsOptions } from './fitLds.js';
import { smoothLds, type SmoothLdsOptions } from './smoothLds.js';
import type { SmoothedSeries } from './SmoothedSeries.js';

/**
 * Fits linear dynamical systems on one trial and smooths that trial, as public code on SEED does: nothing of other trials
 * comes in. **Not causal** in either direction, since the noises and the initial mean come from all windows of the trial;
 * the result says so.
 *
 * With `{ start: libEerLdsStart, iterations: 0 }` it is LibEER's smoother, but for its first window: there that code
 * compares the first value with the initial variance (0.01) instead of the initial mean.
 *
 * @throws StrnnError as `fitLds` and `smoothLds`
 */
export function smoothLdsWithinTrial(
  series: FeatureSeries,
  { direction = 'forward', ...fit }: SmoothLdsOptions & Omit<FitLdsOptions, 'fittedOn'> = {},
): SmoothedSeries {
  const fittedOn = 'the same trial';
  const smoothed = smoothLds(fitLds([series], { ...fit, fittedOn }), series, { direction });
  return { ...smoothed, smoothing: { method: 'lds', direction, causal: false, fittedOn } };
}
