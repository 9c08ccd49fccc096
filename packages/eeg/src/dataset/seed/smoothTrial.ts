import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { movingAverage } from '../../feature/smooth/movingAverage.js';
import { smoothLdsWithinTrial } from '../../feature/smooth/smoothLdsWithinTrial.js';
import type { TrialSmoothing } from './TrialSmoothing.js';

/** The features smoothed within their trial. */
export function smoothTrial(series: FeatureSeries, smooth: Required<TrialSmoothing> | null): FeatureSeries {
  if (smooth === null) return series;
  if (smooth.method === 'moving-average')
    return movingAverage(series, { length: smooth.length, alignment: smooth.alignment });
  return smoothLdsWithinTrial(series, { direction: smooth.direction, iterations: smooth.iterations });
}
