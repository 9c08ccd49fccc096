import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { StrnnError } from '@strnn/core/error';
import { readDataFile } from '../files/readDataFile.js';
import { decodeGfeVideo } from './decodeGfeVideo.js';
import type { GfeVideo } from './GfeVideo.js';
import type { GfeFiles } from './listGfeVideos.js';
import { parseGfeText } from './parseGfeText.js';

const unpack = promisify(gunzip);
/** Six times the largest video there is, as text. */
const mostBytes = 64 * 2 ** 20;

/**
 * Reads one video, of either form.
 * @throws StrnnError `data` naming the file that is missing, cut, damaged, or not what it should be
 */
export async function readGfeVideo({ files, restFrames, ...names }: GfeFiles): Promise<GfeVideo> {
  const [first, second] = files;
  if (restFrames !== undefined) return decodeGfeVideo(await readBytes(first), { ...names, restFrames }, first);
  const [points, targets] = [await readBytes(first), await readBytes(second)];
  return parseGfeText(
    names,
    { text: points.toString('latin1'), file: first },
    { text: targets.toString('latin1'), file: second },
  );
}

async function readBytes(file: string): Promise<Buffer> {
  const bytes = await readDataFile(file, 'a file of the UCI GFE data');
  if (!file.endsWith('.gz')) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const found = `${bytes.byteLength} bytes that do not unpack (${(error as Error).message})`;
    throw new StrnnError('data', `${file}: expected a whole gzip file, found ${found}; copy it again`, {
      cause: error,
    });
  }
}
