import { nearestName, StrnnError } from '@strnn/core/error';
import type { Sites } from '@strnn/core/sites';
import { electrodeCell } from './electrodeCell.js';
import { electrodeName, electrodeNames } from './electrodeName.js';
import { electrodePositions } from './electrodePositions.js';

export interface MontageOptions {
  /** Further names for electrodes, such as `uciEegAliases`; they go before the standard meaning. Upper and lower case are alike. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** SEED's cerebellar electrodes are in no 10-10 table. PO9 and PO10 are the nearest 10-10 places (17 degrees away on EEGLAB's 81-electrode cap). */
const stands: Readonly<Record<string, string>> = { CB1: 'PO9', CB2: 'PO10' };

/**
 * Sites of a list of 10-10 electrodes, in the order given and with the names as given.
 *
 * `grid`: homologous electrodes line up, front to back in rows and left to right in columns, 9 x 9 for caps from Fp to O
 * and 7 to 8 (SEED's 62 channels get the 9 x 9 grid of the public code); one row or column more on each side that the cap
 * goes beyond it (Nz, I1, Iz, I2, numbers 9 and 10). `positions`: metres on the fsaverage head, x right, y front, z up.
 *
 * @throws StrnnError `data` when a name is unknown (with the nearest known one) or two names are the same electrode.
 */
export function montageSites(channelNames: readonly string[], options: MontageOptions = {}): Sites {
  const aliases = upperCaseAliases(options.aliases ?? {});
  const channelOf = new Map<string, string>();
  for (const channel of channelNames) {
    const name = electrodeName(channel, aliases);
    if (name === undefined) throw unknownElectrode(channel);
    const other = channelOf.get(name);
    if (other !== undefined) {
      throw new StrnnError(
        'data',
        `montageSites: the channels '${other}' and '${channel}' are the same electrode, ${name}`,
      );
    }
    channelOf.set(name, channel);
  }
  const electrodes = [...channelOf.keys()];
  const montage = new Set(electrodes);
  const cells = electrodes.map((name) => electrodeCell(name, montage));
  const top = Math.min(0, ...cells.map(([row]) => row));
  const left = Math.min(0, ...cells.map(([, column]) => column));
  return {
    names: [...channelNames],
    grid: cells.map(([row, column]) => [row - top, column - left] as const),
    positions: electrodes.map((name) => electrodePositions[stands[name] ?? name]),
  };
}

function upperCaseAliases(aliases: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  for (const [alias, name] of Object.entries(aliases)) {
    if (electrodeName(name, new Map()) === undefined) {
      throw new StrnnError('option', `montageSites.aliases.${alias}: unknown electrode '${name}'`);
    }
  }
  return new Map(Object.entries(aliases).map(([alias, name]) => [alias.toUpperCase(), name]));
}

function unknownElectrode(channel: string): StrnnError {
  const near = nearestName(channel, electrodeNames);
  return new StrnnError(
    'data',
    `montageSites: unknown electrode '${channel}'.${near === undefined ? '' : ` Did you mean '${near}'?`} ` +
      `Known are the ${electrodeNames.length - 6} names of the 10-10 system from Nz to Iz, CB1, CB2, and the old T3, T4, T5, T6; ` +
      'leave out channels that are no scalp electrodes (EOG, reference).',
  );
}
