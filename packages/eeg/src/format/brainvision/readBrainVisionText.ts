import { StrnnError } from '@strnn/core/error';
import { openBytes } from '../recording/openBytes.js';

/** Header and marker files are short; longer ones are no such files. */
const mostBytes = 64 * 2 ** 20;

/**
 * All bytes of a header or marker file.
 * @throws StrnnError `data` where it is missing, empty or longer than 64 MiB
 */
export async function readBrainVisionText(file: string): Promise<Uint8Array> {
  const source = await openBytes(file);
  try {
    if (source.size > mostBytes || source.size === 0) {
      throw new StrnnError(
        'data',
        `${file}: expected a text file of 1 to ${mostBytes} bytes, found ${source.size} bytes`,
      );
    }
    const all = new Uint8Array(source.size);
    for (let at = 0; at < all.length; at += 2 ** 20) {
      all.set(await source.bytes(at, Math.min(2 ** 20, all.length - at)), at);
    }
    return all;
  } finally {
    await source.close();
  }
}
