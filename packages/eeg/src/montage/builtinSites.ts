import { findMontage } from './findMontage.js';
import { montageSites, type MontageSites } from './montageSites.js';

/**
 * Sites of a built-in montage: `montageSites` of its channels. A new object at every call.
 * @throws StrnnError `option` for a name that is not in `builtinMontages` (with the nearest one).
 */
export function builtinSites(name: string): MontageSites {
  const { channels, aliases } = findMontage(name, 'builtinSites');
  return montageSites(channels, aliases === undefined ? {} : { aliases });
}
