import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { StrnnError } from '@strnn/core/error';
import type { Epochs } from './Epochs.js';
import { decodeUciEegTrials } from './decodeUciEegTrials.js';

const unpack = promisify(gunzip);

/**
 * Reads one subject's trials, `trials/<subject>.bin.gz`: trials x 64 channels x 256 samples in uV at 256 Hz,
 * in the order of `index_in_file` of trials.csv. Holds one file in memory at a time.
 *
 * @throws StrnnError `data` when the file is missing, no gzip file, cut, or not what `decodeUciEegTrials` expects.
 */
export async function readUciEegTrials(file: string): Promise<Epochs> {
  let packed: Buffer;
  try {
    packed = await readFile(file);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new StrnnError('data', `${file}: expected a subject's trials (.bin.gz); ${reason}`, { cause: error });
  }
  let bytes: Buffer;
  try {
    bytes = await unpack(packed);
  } catch (error) {
    throw new StrnnError(
      'data',
      `${file}: expected a whole gzip file, found ${packed.byteLength} bytes that do not unpack (${(error as Error).message}); ` +
        'the file is cut or damaged, copy it again',
      { cause: error },
    );
  }
  return decodeUciEegTrials(bytes, file);
}
