import { readFile } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';

/**
 * The number in an emotion file, such as `   3.0000000e+00`.
 *
 * @returns 0 (neutral) to 7, see `ckPlusEmotions`
 * @throws StrnnError `data` naming the file, what was expected and what was found.
 */
export async function readCkPlusEmotion(file: string): Promise<number> {
  const text = await readFile(file, 'latin1').catch((cause: Error) => {
    throw new StrnnError('data', `${file}: expected a file that can be read; ${cause.message}`, { cause });
  });
  const code = text.trim() === '' ? NaN : Number(text);
  if (!Number.isInteger(code) || code < 0 || code > 7) {
    const found = text.trim() === '' ? 'an empty file' : JSON.stringify(text.trim().slice(0, 40));
    throw new StrnnError('data', `${file}: expected one emotion, a whole number from 0 to 7, found ${found}`);
  }
  return code;
}
