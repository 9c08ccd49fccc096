import { readFile } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import { matNumbers } from '../../format/mat/matNumbers.js';
import { openMat } from '../../format/mat/openMat.js';
import type { PickleValue } from '../../format/pickle/PickleValue.js';
import { readPickle } from '../../format/pickle/readPickle.js';
import type { DeapForm } from './listDeapFiles.js';

/** An array of the file. */
export interface DeapArray {
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array;
  /** The first index runs fastest, as in MATLAB; else the last, as in NumPy. */
  readonly columnMajor: boolean;
}

export interface DeapArrays {
  readonly data: DeapArray;
  readonly labels: DeapArray;
}

/**
 * The arrays `data` and `labels` of one subject's file, as they are: of a pickled dict (Python 2's, with byte strings as
 * keys) or of a .mat file.
 *
 * @throws StrnnError `data` for a file that is cut, of another form, or lacks one of them.
 */
export async function readDeapArrays(file: string, form: DeapForm): Promise<DeapArrays> {
  if (form === 'python') {
    const value = readPickle(await readBytes(file), file);
    if (!(value instanceof Map)) {
      throw new StrnnError('data', `${file}: expected a pickled dict with data and labels, found another value`);
    }
    return { data: ndArrayOf(value, 'data', file), labels: ndArrayOf(value, 'labels', file) };
  }
  const mat = await openMat(file);
  try {
    const read = async (name: string): Promise<DeapArray> => {
      const { dims, data } = matNumbers(await mat.read(name), `${file}: ${name}`);
      return { shape: dims, values: data, columnMajor: true };
    };
    return { data: await read('data'), labels: await read('labels') };
  } finally {
    await mat.close();
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new StrnnError('data', `${file}: expected a file that can be read; ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function ndArrayOf(dict: ReadonlyMap<PickleValue, PickleValue>, name: string, file: string): DeapArray {
  const value = dict.get(name);
  if (value === undefined) {
    const keys = [...dict.keys()].filter((key) => typeof key === 'string');
    throw new StrnnError('data', `${file}: expected the keys data and labels, found ${keys.join(', ') || 'none'}`);
  }
  const array = typeof value === 'object' && value !== null && 'dtype' in value ? value : undefined;
  if (array && (array.data instanceof Float64Array || array.data instanceof Float32Array)) {
    return { shape: array.shape, values: array.data, columnMajor: array.fortranOrder };
  }
  const found = array ? `an array of ${array.dtype}` : 'no array';
  throw new StrnnError('data', `${file}: ${name}: expected a NumPy array of floats, found ${found}`);
}
