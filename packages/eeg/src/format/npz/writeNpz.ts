import { rename, rm, writeFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { StrnnError } from '@strnn/core/error';
import type { NdArray } from '../pickle/NdArray.js';
import { encodeNpy } from './encodeNpy.js';

export interface WriteNpzOptions {
  /** Compressed as by `numpy.savez_compressed`; otherwise as by `numpy.savez`. Default false. */
  readonly compressed?: boolean;
}

/** ZIP has no earlier time; the same arrays give the same bytes whenever they are written. */
const noTime = new Date(1980, 0, 1);

/**
 * Writes arrays as a .npz file, under a temporary name until it is whole.
 *
 * @throws StrnnError `data` for a name that is none, and see `encodeNpy`
 */
export async function writeNpz(
  file: string,
  arrays: ReadonlyMap<string, NdArray>,
  options: WriteNpzOptions = {},
): Promise<void> {
  const entries: Record<string, Uint8Array> = {};
  for (const [name, array] of arrays) {
    if (!/^[\w][\w .-]*$/.test(name)) {
      throw new StrnnError(
        'data',
        `writeNpz: expected a name of letters, digits, '_', '.', '-' and blanks, found ${JSON.stringify(name)}`,
      );
    }
    entries[`${name}.npy`] = encodeNpy(array);
  }
  const bytes = zipSync(entries, { level: options.compressed === true ? 6 : 0, mtime: noTime });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new StrnnError('data', `${file}: could not be written: ${(error as Error).message}`, { cause: error });
  }
}
