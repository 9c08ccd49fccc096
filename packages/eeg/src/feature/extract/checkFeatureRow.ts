import { StrnnError } from '@strnn/core/error';
import type { ChannelLayout, FeaturePlan } from './planFeatures.js';

/**
 * Refuses a value that is not finite.
 *
 * @throws StrnnError `data` naming channel, window and feature
 */
export function checkFeatureRow(
  row: Float64Array,
  window: number,
  plan: FeaturePlan,
  layout: ChannelLayout,
  where: string,
): void {
  const depth = plan.features.length;
  for (let at = 0; at < row.length; at++) {
    if (row[at] - row[at] === 0) continue;
    throw new StrnnError(
      'data',
      `${where}: channel '${layout.names[Math.floor(at / depth)]}' has '${plan.features[at % depth]}' = ${row[at]} in window ${window} ` +
        `(from ${((window * plan.step) / layout.rate).toFixed(3)} s): no power to take the logarithm of, or samples too large`,
    );
  }
}
