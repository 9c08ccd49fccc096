import { nearestName } from '@strnn/core/error';
import { checkChannelNames } from './checkChannelNames.js';
import { checkOptionNames } from './checkOptionNames.js';
import { electrodeAliases } from './electrodeAliases.js';
import { electrodeName, electrodeNames } from './electrodeName.js';
import { electrodePositions } from './electrodePositions.js';
import { stripChannel } from './stripChannel.js';

export interface LocateOptions {
  /** Further names for electrodes, such as `uciEegAliases`; they go before the standard meaning. Upper and lower case are alike. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** A channel whose electrode is known. */
export interface LocatedElectrode {
  /** Name as given. */
  readonly channel: string;
  /** 10-05 name in standard spelling, CB1 or CB2: `'T7'` for `'T3'`, `'Fp1'` for `'EEG FP1-REF'`. */
  readonly electrode: string;
  /** Metres on the fsaverage head: x right, y front, z up. */
  readonly position: readonly [x: number, y: number, z: number];
  /** What was taken off the name: `['EEG ', '-REF']`; empty for a plain name. */
  readonly stripped: readonly string[];
}

/** A channel without a place on the scalp table. */
export interface MissingElectrode {
  readonly channel: string;
  /** `'reference'`: an ear or mastoid; `'bipolar'`: the difference of two electrodes; `'unknown'`: anything else. */
  readonly reason: 'reference' | 'bipolar' | 'unknown';
  /** The known name most like it, where one is near. */
  readonly nearest?: string;
}

export interface ElectrodeLocations {
  readonly located: readonly LocatedElectrode[];
  readonly missing: readonly MissingElectrode[];
}

/** Electrodes of the ears and mastoids: well-known names, but no places of the 10-05 table. */
const referenceNames: readonly string[] = ['A1', 'A2', 'M1', 'M2'];

/** SEED's cerebellar electrodes are in no 10-05 table. PO9 and PO10 are the nearest 10-10 places (17 degrees away on EEGLAB's 81-electrode cap). */
const stands: Readonly<Record<string, string>> = { CB1: 'PO9', CB2: 'PO10' };

/**
 * Which channels are 10-05 electrodes, and where; nothing is guessed for the others. Both lists are in the order given.
 * Known are the 336 electrodes of the 10-05 system from Nz to Iz, CB1 and CB2 (at PO9 and PO10), the old T3 to T6, and
 * O9, O10 for I1, I2; in any case; with the kind of signal and a common reference around them (`'EEG Fp1-REF'`,
 * `'Fp1-A2'`, `'Fc5.'`). Two channels of one electrode are both located.
 *
 * @throws StrnnError `data` for names that are no list of texts, `option` for aliases to no electrode.
 */
export function locateElectrodes(channelNames: readonly string[], options: LocateOptions = {}): ElectrodeLocations {
  checkChannelNames(channelNames, 'locateElectrodes');
  checkOptionNames(options, 'locateElectrodes', ['aliases']);
  const aliases = electrodeAliases(options.aliases, 'locateElectrodes');
  const located: LocatedElectrode[] = [];
  const missing: MissingElectrode[] = [];
  for (const channel of channelNames) {
    const found = electrodeName(channel, aliases);
    if (found === undefined) missing.push(describeMissing(channel, aliases));
    else located.push({ channel, ...found, position: electrodePositions[stands[found.electrode] ?? found.electrode] });
  }
  return { located, missing };
}

function describeMissing(channel: string, aliases: ReadonlyMap<string, string>): MissingElectrode {
  const { bare } = stripChannel(channel);
  if (referenceNames.includes(bare.toUpperCase())) return { channel, reason: 'reference' };
  const parts = bare.split('-');
  const known = (part: string): boolean =>
    electrodeName(part, aliases) !== undefined || referenceNames.includes(part.trim().toUpperCase());
  if (parts.length === 2 && parts.every(known)) return { channel, reason: 'bipolar' };
  const nearest = bare.length > 80 ? undefined : nearestName(bare, electrodeNames);
  return nearest === undefined ? { channel, reason: 'unknown' } : { channel, reason: 'unknown', nearest };
}
