import { StrnnError } from '@strnn/core/error';
import type { Signals } from '../Signals.js';

/** 8 GiB of float32; beyond it typed arrays end. */
const mostValues = 2 ** 31;

/**
 * Refuses channels that are not in uV, no channels, and epochs that are too large, before they are made.
 *
 * @throws StrnnError `data`, `option` or `shape`
 */
export function checkEpochs(
  signals: Signals,
  channels: readonly number[],
  { epochs, samples }: { readonly epochs: number; readonly samples: number },
  where: string,
): void {
  if (channels.length === 0)
    throw new StrnnError('option', `${where}.channels: expected at least one channel, found none`);
  for (const channel of channels) {
    if (signals.units[channel] !== 'uV') {
      throw new StrnnError(
        'data',
        `${where}: channel '${signals.names[channel]}' is in '${signals.units[channel]}', epochs hold uV; ` +
          'name the channels that are in uV in the option channels',
      );
    }
  }
  if (epochs * channels.length * samples > mostValues) {
    throw new StrnnError(
      'shape',
      `${where}: ${epochs} epochs of ${channels.length} channels and ${samples} samples are more than ${mostValues} values; ` +
        'cut a part of the recording, or with less overlap',
    );
  }
}
