import { StrnnError, unknownName } from '@strnn/core/error';

/** @throws StrnnError 'option' for anything but an object with these names only (options may come from an experiment file) */
export function checkOptionNames(options: unknown, where: string, allowed: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const found = options === null ? 'null' : Array.isArray(options) ? 'a list' : typeof options;
    throw new StrnnError('option', `${where}: expected an object of options, found ${found}.`);
  }
  for (const name of Object.keys(options)) {
    if (!allowed.includes(name)) throw unknownName(where, 'option', name, allowed);
  }
}
