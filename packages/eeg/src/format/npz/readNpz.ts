import { open } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';
import type { NdArray } from '../pickle/NdArray.js';
import { readNpy, type ReadNpyOptions } from './readNpy.js';
import { readZip } from './readZip.js';

/** Node reads no more into one buffer. */
const mostFile = 2 ** 31 - 1;

/**
 * Reads a .npz file of NumPy (a zip of .npy files): name -> array, the names without `.npy`.
 *
 * @param options.maxBytes of all arrays together
 * @throws StrnnError `data` for a file that is missing, damaged, cut or too large, naming the entry and the byte
 */
export async function readNpz(file: string, options: ReadNpyOptions = {}): Promise<ReadonlyMap<string, NdArray>> {
  const { maxBytes = 2 ** 31 } = options;
  if (!(typeof maxBytes === 'number' && maxBytes > 0)) {
    throw new StrnnError('option', `readNpz.maxBytes: expected a number of bytes above 0, found ${String(maxBytes)}`);
  }
  const entries = readZip(await readBytes(file), file);
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > maxBytes) {
    throw new StrnnError(
      'data',
      `${file}: its arrays take ${total} bytes, more than the ${maxBytes} allowed (maxBytes)`,
    );
  }
  const arrays = new Map<string, NdArray>();
  for (const entry of entries) {
    const name = entry.name.replace(/\.npy$/, '');
    if (arrays.has(name))
      throw new StrnnError('data', `${file}: there are two arrays ${JSON.stringify(name.slice(0, 100))}`);
    arrays.set(name, readNpy(entry.read(), `${file}, ${entry.name}`, { maxBytes }));
  }
  return arrays;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > mostFile) throw new Error(`it has ${size} bytes; at most ${mostFile} can be read`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${file}: expected a .npz file; ${reason}`, { cause: error });
  }
}
