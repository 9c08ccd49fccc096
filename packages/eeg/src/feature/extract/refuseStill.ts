import { StrnnError } from '@strnn/core/error';
import type { ChannelLayout, FeaturePlan } from './planFeatures.js';

/** @throws StrnnError `data`: nothing changes in a window */
export function refuseStill(
  channel: number,
  window: number,
  plan: FeaturePlan,
  layout: ChannelLayout,
  where: string,
): never {
  const from = (window * plan.step) / layout.rate;
  throw new StrnnError(
    'data',
    `${where}: channel '${layout.names[channel]}' does not change from ${from.toFixed(3)} s to ` +
      `${(from + plan.length / layout.rate).toFixed(3)} s (window ${window}), so that it has no '${plan.features[0]}'; ` +
      "leave the channel out or interpolate it, cut that stretch out, or set the recipe's 'floor' where there is one",
  );
}
