import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

let counter = 0;

/**
 * Writes a file so that a reader, or a crash, meets the old content or the new one and never a part: a temporary name
 * in the same folder, `fsync`, then a rename. The folder must exist.
 *
 * @throws the file system's own error; the temporary file is gone then.
 */
export function writeAtomic(path: string, content: string | Uint8Array): void {
  counter += 1;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${counter}.tmp`);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const file = openSync(temporary, 'w');
    try {
      // One write call may take only a part of a large content.
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
