import { StrnnError } from '@strnn/core/error';
import { electrodeName } from './electrodeName.js';

/**
 * Checks aliases that may come from anywhere (an experiment file) and gives them by upper-case key, as `electrodeName`
 * takes them.
 * @throws StrnnError `option` for anything but an object of names of known electrodes.
 */
export function electrodeAliases(aliases: unknown, where: string): ReadonlyMap<string, string> {
  if (aliases === undefined) return new Map();
  if (typeof aliases !== 'object' || aliases === null || Array.isArray(aliases)) {
    throw new StrnnError('option', `${where}.aliases: expected an object of names, such as { E1: 'Fp1' }`);
  }
  return new Map(
    Object.entries(aliases).map(([alias, name]: [string, unknown]) => {
      if (typeof name !== 'string' || electrodeName(name, new Map()) === undefined) {
        throw new StrnnError('option', `${where}.aliases.${alias}: unknown electrode '${String(name)}'`);
      }
      return [alias.trim().toUpperCase(), name];
    }),
  );
}
