import { readFile } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';

/**
 * The bytes of a file.
 * @param what is expected of it, for the message: `'the table of the pictures'`
 * @throws StrnnError `data` naming the file when it is missing or cannot be read
 */
export function readDataFile(file: string, what: string): Promise<Buffer> {
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file' : cause.message;
    throw new StrnnError('data', `${file}: expected ${what}; ${reason}`, { cause });
  });
}
