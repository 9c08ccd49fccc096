import { readFile, stat } from 'node:fs/promises';
import { StrnnError } from '@strnn/core/error';

/** Bytes. The largest net has some hundred electrodes; digitised head shapes some ten thousand points. */
const largestFile = 4 * 2 ** 20;

/** Text of a position file. @throws StrnnError `data` where it is no file, too large, or binary. */
export async function readPositionText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    // Before it is opened: opening a pipe would wait for a writer.
    const found = await stat(file);
    if (!found.isFile()) throw new StrnnError('data', `${file}: expected a file of electrode positions, found no file`);
    if (found.size > largestFile) {
      const rule = `expected a list of electrodes of at most ${largestFile} bytes`;
      throw new StrnnError('data', `${file}: ${rule}, found ${found.size}`);
    }
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof StrnnError) throw error;
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${file}: expected a file of electrode positions; ${reason}`, { cause: error });
  }
  const binary = bytes.indexOf(0);
  if (binary >= 0) throw new StrnnError('data', `${file}: expected text, found a zero byte at ${binary}`);
  return bytes.toString('utf8');
}
