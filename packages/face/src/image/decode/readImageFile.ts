import { StrnnError } from '@strnn/core/error';
import { readFile } from 'node:fs/promises';
import type { Image } from '../Image.js';
import { readImage, type ReadImageOptions } from './readImage.js';

/**
 * Reads an image file (Node.js only); see `readImage`.
 * @throws StrnnError 'data' when the file is missing or cannot be read; otherwise as `readImage`
 */
export async function readImageFile(path: string, options: ReadImageOptions = {}): Promise<Image> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const known = { ENOENT: 'no such file', EISDIR: 'a folder', EACCES: 'a file that may not be read' };
    const found = known[code as keyof typeof known] ?? (cause instanceof Error ? cause.message : String(cause));
    throw new StrnnError('data', `${path}: expected an image file, found ${found}.`, { cause });
  }
  return readImage(bytes, path, options);
}
