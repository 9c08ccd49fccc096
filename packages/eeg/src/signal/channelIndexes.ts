import { StrnnError, unknownName } from '@strnn/core/error';
import { isList } from './isList.js';
import type { Signals } from './Signals.js';

/**
 * Where the named channels are in `signals`, in the order of the names.
 *
 * @param where the option that names them, for errors
 * @throws StrnnError `option` for what is no list, a channel that is not there (with the nearest name), or named twice.
 */
export function channelIndexes(signals: Pick<Signals, 'names'>, wanted: readonly string[], where: string): number[] {
  if (!isList(wanted)) {
    throw new StrnnError(
      'option',
      `${where}: expected a list of channels, found ${JSON.stringify(wanted) ?? 'nothing'}`,
    );
  }
  const seen = new Set<string>();
  return wanted.map((name) => {
    const index = signals.names.indexOf(name);
    if (index < 0) throw unknownName(where, 'channel', String(name), signals.names);
    if (seen.has(name)) throw new StrnnError('option', `${where}: the channel '${name}' is named twice`);
    seen.add(name);
    return index;
  });
}
