import { StrnnError } from '@strnn/core/error';
import { channelIndexes } from './channelIndexes.js';
import type { Signals } from './Signals.js';

/**
 * The named channels alone, in the order of the names. The arrays are shared with `signals`, not copied.
 *
 * @throws StrnnError `option` for no channel, a channel that is not there (with the nearest name), or one named twice.
 */
export function selectChannels(signals: Signals, channels: readonly string[]): Signals {
  if (channels?.length === 0)
    throw new StrnnError('option', 'selectChannels: expected at least one channel, found none');
  const indexes = channelIndexes(signals, channels, 'selectChannels');
  return {
    ...signals,
    names: [...channels],
    units: indexes.map((index) => signals.units[index]),
    data: indexes.map((index) => signals.data[index]),
  };
}
