import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { makeTemporary } from './temporaryName.js';

/**
 * Writes a file so that a reader, or a crash, meets the old content or the new one and never a part: a temporary name
 * in the same folder, `fsync`, then a rename. The folder must exist.
 *
 * @param content one after the other, where there are several.
 * @param durability `'may be lost'` leaves out the `fsync`, which takes milliseconds: after a power cut the file may then
 * be old, empty or missing. For what can be made again.
 * @throws the file system's own error; the temporary file is gone then.
 */
export function writeAtomic(
  path: string,
  content: string | Uint8Array | Iterable<Uint8Array>,
  durability: 'durable' | 'may be lost' = 'durable',
): void {
  const temporary = makeTemporary(path);
  try {
    const given = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const parts = given instanceof Uint8Array ? [given] : given;
    const file = openSync(temporary, 'w');
    try {
      // One write call may take only a part of a large content.
      for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(file, part, at);
      if (durability === 'durable') fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
