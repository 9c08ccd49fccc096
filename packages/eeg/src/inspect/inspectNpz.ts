import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { ndBytes } from '../format/npz/ndBytes.js';
import { readNpy } from '../format/npz/readNpy.js';
import { readNpz } from '../format/npz/readNpz.js';
import type { NdArray } from '../format/pickle/NdArray.js';
import { readPickle } from '../format/pickle/readPickle.js';
import { describeNdArray, describePickle } from './describePickle.js';

/**
 * The arrays of a .npz file, or the one of a .npy file: dtype and shape, and of bytes that hold a pickle (as in SEED-V) what
 * that holds. The file is read whole.
 *
 * @throws StrnnError `data` for a file that cannot be read or is damaged
 */
export async function inspectNpz(file: string): Promise<object> {
  if (extname(file).toLowerCase() === '.npy') {
    return { format: 'NumPy .npy', ...describeArray(readNpy(await readBytes(file), file), file) };
  }
  const arrays = [...(await readNpz(file))].map(([name, array]) => ({
    name,
    ...describeArray(array, `${file}, ${name}`),
  }));
  return { format: 'NumPy .npz', arrays };
}

function describeArray(array: NdArray, where: string): object {
  const form = describeNdArray(array);
  const bytes = ndBytes(array);
  if (!bytes) return form;
  try {
    return { ...form, pickled: describePickle(readPickle(bytes, where)) };
  } catch (error) {
    if (error instanceof StrnnError) return form; // bytes that are no pickle
    throw error;
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new StrnnError('data', `${file}: expected a .npy file; ${(error as Error).message}`, { cause: error });
  }
}
