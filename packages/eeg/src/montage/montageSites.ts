import { StrnnError, unknownName } from '@strnn/core/error';
import type { Sites } from '@strnn/core/sites';
import { checkChannelNames } from './checkChannelNames.js';
import { checkOptionNames } from './checkOptionNames.js';
import { electrodeAliases } from './electrodeAliases.js';
import { electrodeNames } from './electrodeName.js';
import { electrodePositions } from './electrodePositions.js';
import { locateElectrodes, type MissingElectrode } from './locateElectrodes.js';
import { montageGrid } from './montageGrid.js';

export interface MontageOptions {
  /** Further names for electrodes, such as `uciEegAliases`; they go before the standard meaning. Upper and lower case are alike. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What to do with channels that are no 10-05 electrodes: refuse them, or leave them out and name them in `dropped`. Default `'error'`. */
  readonly unknown?: 'error' | 'drop';
}

/** Sites, and which channels have none. */
export interface MontageSites extends Sites {
  /** Channels left out, in the order given; empty unless `unknown` is `'drop'`. */
  readonly dropped: readonly string[];
}

const ways = ['error', 'drop'] as const;

/**
 * Sites of a list of 10-05 electrodes, in the order given and with the names as given (`locateElectrodes` says which names
 * are understood).
 *
 * `grid`: homologous electrodes line up, front to back in rows and left to right in columns, 9 x 9 for caps from Fp to O
 * and 7 to 8 (SEED's 62 channels and DEAP's 32 get the 9 x 9 grids of public code). Rows and columns are added only where
 * the cap goes beyond it (Nz, I1, Iz, I2, numbers 9 and 10) or in between: a row for each 10-05 arc in use (AFF, FFC, ...),
 * a column left and right for `h` names beside their full number in one row (C1h and C1). `positions`: metres on the
 * fsaverage head, x right, y front, z up.
 *
 * @throws StrnnError `data` when a name is unknown (with the nearest known one), two names are the same electrode, or no
 * channel is left; `option` for an unknown option or an alias to no electrode.
 */
export function montageSites(channelNames: readonly string[], options: MontageOptions = {}): MontageSites {
  checkChannelNames(channelNames, 'montageSites');
  checkOptionNames(options, 'montageSites', ['aliases', 'unknown']);
  const { aliases, unknown = 'error' } = options;
  if (!ways.includes(unknown)) throw unknownName('montageSites.unknown', 'way', String(unknown), ways);
  electrodeAliases(aliases, 'montageSites');
  const { located, missing } = locateElectrodes(channelNames, aliases === undefined ? {} : { aliases });
  if (unknown === 'error' && missing.length > 0) throw unknownElectrode(missing[0]);
  if (located.length === 0) {
    const found = channelNames.length === 0 ? 'no channel' : `none among ${channelNames.slice(0, 5).join(', ')}`;
    throw new StrnnError('data', `montageSites: expected at least one electrode of the 10-05 system, found ${found}`);
  }
  const channelOf = new Map<string, string>();
  for (const { channel, electrode } of located) {
    const other = channelOf.get(electrode);
    if (other !== undefined) {
      const same = `the channels '${other}' and '${channel}' are the same electrode, ${electrode}`;
      throw new StrnnError('data', `montageSites: ${same}`);
    }
    channelOf.set(electrode, channel);
  }
  return {
    names: located.map(({ channel }) => channel),
    grid: montageGrid(located.map(({ electrode }) => electrode)),
    positions: located.map(({ position }) => position),
    dropped: missing.map(({ channel }) => channel),
  };
}

function unknownElectrode({ channel, reason, nearest }: MissingElectrode): StrnnError {
  const hints = {
    reference: ' An ear or mastoid has no place on the scalp.',
    bipolar: ' It is the difference of two electrodes and has no one place.',
    unknown: nearest === undefined ? '' : ` Did you mean '${nearest}'?`,
  };
  return new StrnnError(
    'data',
    `montageSites: unknown electrode '${channel}'.${hints[reason]} ` +
      `Known are the ${Object.keys(electrodePositions).length} names of the 10-05 system from Nz to Iz, CB1, CB2, and ` +
      `${electrodeNames.slice(-6).join(', ')}; leave out channels that are no scalp electrodes (EOG, reference), ` +
      "or pass { unknown: 'drop' }. Caps with names of their own: positionSites.",
  );
}
