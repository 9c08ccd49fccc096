import { StrnnError } from '@strnn/core/error';
import { readDataFile } from '../files/readDataFile.js';

/**
 * The number in an emotion file, such as `   3.0000000e+00`.
 *
 * @returns 0 (neutral) to 7, see `ckPlusEmotions`
 * @throws StrnnError `data` naming the file, what was expected and what was found.
 */
export async function readCkPlusEmotion(file: string): Promise<number> {
  const text = (await readDataFile(file, 'an emotion file')).toString('latin1');
  const code = text.trim() === '' ? NaN : Number(text);
  if (!Number.isInteger(code) || code < 0 || code > 7) {
    const found = text.trim() === '' ? 'an empty file' : JSON.stringify(text.trim().slice(0, 40));
    throw new StrnnError('data', `${file}: expected one emotion, a whole number from 0 to 7, found ${found}`);
  }
  return code;
}
