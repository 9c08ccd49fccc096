import { StrnnError } from '@strnn/core/error';
import { Matrix } from 'ml-matrix';
import { channelIndexes } from '../channelIndexes.js';
import { checkSignals } from '../checkSignals.js';
import type { Signals } from '../Signals.js';
import type { Ica } from './Ica.js';
import { multiplyRows } from './multiplyRows.js';

/**
 * The components' courses in signals: unmixing times (channels - means). Channels are found by name, others are left
 * aside.
 *
 * @returns channels `'IC0'`, `'IC1'`, ... without a unit, in float64
 * @throws StrnnError `option` for a channel of the components that the signals lack; `data` for one in another unit
 *   and as `checkSignals`.
 */
export function icaSources(ica: Ica, signals: Signals): Signals {
  checkSignals(signals, 'icaSources', {
    unchecked: new Set(signals.names.filter((name) => !ica.channels.includes(name))),
  });
  const centred = icaChannels(ica, signals, 'icaSources').map((index, channel) => {
    const mean = ica.means[channel];
    return Float64Array.from(signals.data[index], (value) => value - mean);
  });
  return {
    names: Array.from({ length: ica.components }, (_, component) => `IC${component}`),
    rate: signals.rate,
    units: Array.from({ length: ica.components }, () => ''),
    data: multiplyRows(Matrix.from1DArray(ica.components, ica.channels.length, ica.unmixing), centred),
  };
}

/** Where the channels of the components are in the signals, checked for their units. */
export function icaChannels(ica: Ica, signals: Signals, where: string): number[] {
  const indexes = channelIndexes(signals, ica.channels, `${where}: channels the components were fitted on`);
  indexes.forEach((index, channel) => {
    if (signals.units[index] !== ica.units[channel]) {
      throw new StrnnError(
        'data',
        `${where}: channel '${signals.names[index]}' is in '${signals.units[index]}', the components were fitted on '${ica.units[channel]}'`,
      );
    }
  });
  return indexes;
}
