import { StrnnError } from '@strnn/core/error';

/** @throws StrnnError `data` unless it is a list of texts. */
export function checkChannelNames(channelNames: unknown, where: string): asserts channelNames is readonly string[] {
  if (!Array.isArray(channelNames)) throw new StrnnError('data', `${where}: expected a list of channel names`);
  const odd = channelNames.findIndex((name) => typeof name !== 'string');
  if (odd >= 0) {
    throw new StrnnError(
      'data',
      `${where}: expected a name for channel ${odd}, found ${String(channelNames[odd] as unknown)}`,
    );
  }
}
