import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { movingAverage } from '../../feature/smooth/movingAverage.js';
import { smoothLdsWithinTrial } from '../../feature/smooth/smoothLdsWithinTrial.js';
import type { SeedSmoothing } from './seedFacts.js';

/** Smoothing of look-alikes, within the trial: 5 windows on both sides alike, or an LDS. That of the release is not known. */
export function smoothLookalike(series: FeatureSeries, smoothing: SeedSmoothing): FeatureSeries {
  if (smoothing === 'movingAve') return movingAverage(series, { length: 5, alignment: 'centred' });
  return smoothLdsWithinTrial(series, { iterations: 1 });
}
