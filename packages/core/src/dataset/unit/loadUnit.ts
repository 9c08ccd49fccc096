import { basename } from 'node:path';
import { StrnnError } from '../../error/index.js';
import type { DataUnit } from './DataUnit.js';

/** What the unit loads; an error that does not say in which file it arose is given the file's name. */
export async function loadUnit<Loaded>(unit: DataUnit<Loaded>): Promise<Loaded> {
  try {
    return await unit.load();
  } catch (error) {
    const [file] = unit.files;
    if (!(error instanceof StrnnError) || unit.files.some((one) => error.message.includes(basename(one)))) throw error;
    throw new StrnnError(error.code, `${file ?? unit.name}: ${error.message}`, { cause: error });
  }
}
