import { type FileHash, hashFile } from './hashFile.js';

/** How many files are open at a time. */
const together = 8;

/**
 * Sizes and SHA-256 of files, in their order. Some at a time: waiting for one small file after the other takes longer than
 * hashing them.
 * @throws StrnnError `data` naming a file that cannot be read.
 */
export async function hashFiles(files: readonly string[]): Promise<FileHash[]> {
  const hashes: FileHash[] = [];
  for (let from = 0; from < files.length; from += together) {
    hashes.push(...(await Promise.all(files.slice(from, from + together).map(hashFile))));
  }
  return hashes;
}
