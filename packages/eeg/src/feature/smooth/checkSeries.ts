import { StrnnError } from '@strnn/core/error';
import type { FeatureSeries } from '../FeatureSeries.js';

/**
 * Refuses a series whose sizes do not fit or that holds NaN or infinity.
 *
 * @throws StrnnError `shape`, or `data` naming window, site and feature
 */
export function checkSeries({ data, shape: { W, N, D }, sites, features }: FeatureSeries, where: string): void {
  if (data.length !== W * N * D || sites.length !== N || features.length !== D || W < 1) {
    throw new StrnnError(
      'shape',
      `${where}: expected ${W} x ${N} x ${D} values (at least one window), ${N} sites and ${D} features, ` +
        `found ${data.length} values, ${sites.length} sites and ${features.length} features`,
    );
  }
  for (let at = 0; at < data.length; at++) {
    if (data[at] - data[at] === 0) continue;
    const site = Math.floor(at / D) % N;
    throw new StrnnError(
      'data',
      `${where}: expected finite values, found ${data[at]} in window ${Math.floor(at / (N * D))}, site '${sites[site]}', feature '${features[at % D]}'`,
    );
  }
}
