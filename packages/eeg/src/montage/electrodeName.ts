import { electrodePositions } from './electrodePositions.js';
import { stripChannel } from './stripChannel.js';

/**
 * Old or other name -> 10-05 name: T3 to T6 of the first 10-20 system, and O9, O10 for the electrodes beside Iz (EEGLAB's
 * 10-5 table gives both names one place).
 */
const otherNames: Readonly<Record<string, string>> = {
  T3: 'T7',
  T4: 'T8',
  T5: 'P7',
  T6: 'P8',
  O9: 'I1',
  O10: 'I2',
};

/** Every name that is known, in standard spelling: the 10-05 electrodes, CB1 and CB2, the old T3 to T6, O9 and O10. */
export const electrodeNames: readonly string[] = [
  ...Object.keys(electrodePositions),
  'CB1',
  'CB2',
  ...Object.keys(otherNames),
];

const standard = new Map(electrodeNames.map((name) => [name.toUpperCase(), otherNames[name] ?? name]));

export interface ElectrodeName {
  /** In standard spelling: `'Fpz'`, `'T7'`, `'AFF1h'`, `'CB1'`. */
  readonly electrode: string;
  /** What was taken off the channel's name to find it: `['EEG ', '-REF']`; empty for a plain name. */
  readonly stripped: readonly string[];
}

/**
 * The 10-05 name of a channel's electrode, or undefined when it is not known. Upper and lower case are alike. `aliases`
 * (keys in upper case) are tried first, then the name as it stands, then the name without what EDF files add: a leading
 * `EEG`, a trailing common reference (`-REF`, `-LE`, `-AR`, `-AV`, `-AVG`, `-CAR`, `-A1`, `-A2`, `-M1`, `-M2`, both of a
 * pair), trailing dots (`'Fc5.'`).
 */
export function electrodeName(channel: string, aliases: ReadonlyMap<string, string>): ElectrodeName | undefined {
  const name = channel.trim();
  const known = lookUp(name, aliases);
  if (known !== undefined) return { electrode: known, stripped: [] };
  const { bare, stripped } = stripChannel(name);
  const electrode = lookUp(bare, aliases);
  return electrode === undefined ? undefined : { electrode, stripped };
}

function lookUp(name: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const key = name.toUpperCase();
  return standard.get((aliases.get(key) ?? key).toUpperCase());
}
