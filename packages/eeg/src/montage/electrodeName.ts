import { electrodePositions } from './electrodePositions.js';

/** Old name -> present name, everywhere: T3 to T6 of the 10-20 system have no other meaning today. */
const oldNames: Readonly<Record<string, string>> = { T3: 'T7', T4: 'T8', T5: 'P7', T6: 'P8' };

/** Every name `montageSites` knows, in standard spelling: the 10-10 electrodes, CB1 and CB2, and the old T3 to T6. */
export const electrodeNames: readonly string[] = [
  ...Object.keys(electrodePositions),
  'CB1',
  'CB2',
  ...Object.keys(oldNames),
];

const standard = new Map(electrodeNames.map((name) => [name.toUpperCase(), oldNames[name] ?? name]));

/**
 * The present 10-10 name of an electrode in standard spelling (`'FPZ'` -> `'Fpz'`, `'t3'` -> `'T7'`), or undefined when
 * it is not known. Upper and lower case are alike. `aliases` are tried first.
 */
export function electrodeName(name: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const key = name.trim().toUpperCase();
  return standard.get((aliases.get(key) ?? key).toUpperCase());
}
