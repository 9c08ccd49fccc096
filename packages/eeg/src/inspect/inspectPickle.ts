import { readFile } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import { readPickle } from '../format/pickle/readPickle.js';
import { describePickle } from './describePickle.js';

/**
 * The form of what a pickle of Python holds; nothing of it is run. The file is read whole.
 * @throws StrnnError `data` for a file that cannot be read or is no pickle of plain values and arrays
 */
export async function inspectPickle(file: string): Promise<object> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new StrnnError('data', `${file}: expected a pickle; ${(error as Error).message}`, { cause: error });
  }
  return { format: 'Python pickle', value: describePickle(readPickle(bytes, file)) };
}
