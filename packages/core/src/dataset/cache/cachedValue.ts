import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StrnnError } from '../../error/index.js';
import { cacheKey, type CacheKeyParts } from './cacheKey.js';
import { decodeValue } from './decodeValue.js';
import { encodeValue } from './encodeValue.js';
import { hashFiles } from './hashFiles.js';
import type { StoredValue } from './StoredValue.js';

export interface CachedValueRequest extends Omit<CacheKeyParts, 'files'> {
  /** The cache's folder, made when it is not there; false prepares anew every time and keeps nothing. */
  readonly folder: string | false;
  /** Every file that `prepare` reads. */
  readonly files: readonly string[];
}

/**
 * What `prepare` gives, from the cache where it was prepared before by the same code with the same options from files of
 * the same bytes. The files are hashed at every call, before and after they are read, so that a change of a single byte is
 * seen; a damaged entry is prepared anew. A cache that cannot be written is a warning of the process, once per folder, not
 * an error.
 *
 * @throws StrnnError `data` for a file that cannot be read, or that changed while it was read; and whatever `prepare` throws.
 */
export async function cachedValue<Header>(
  { folder, files, ...parts }: CachedValueRequest,
  prepare: () => Promise<StoredValue<Header>>,
): Promise<StoredValue<Header>> {
  if (folder === false) return prepare();
  const hashes = await hashFiles(files);
  const key = cacheKey({ ...parts, files: hashes });
  const entry = join(folder, key.slice(0, 2), `${key.slice(2)}.value`);
  const found = await readFile(entry).catch(() => undefined);
  const known = found && decodeValue(key, found);
  if (known) return known as StoredValue<Header>;

  const value = await prepare();
  for (const [index, { sha256 }] of (await hashFiles(files)).entries()) {
    if (sha256 !== hashes[index].sha256) {
      const file = files[index];
      throw new StrnnError('data', `${file}: expected a file that stays as it is; it was changed while it was read`);
    }
  }
  await writeEntry(folder, entry, encodeValue(key, value));
  return value;
}

async function writeEntry(folder: string, entry: string, parts: readonly Buffer[]): Promise<void> {
  const temporary = `${entry}.${process.pid}.${writes++}.tmp`;
  try {
    await mkdir(dirname(entry), { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      for (const part of parts) await handle.writeFile(part);
    } finally {
      await handle.close();
    }
    await rename(temporary, entry);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (warned.has(folder)) return;
    warned.add(folder);
    const { message } = error as Error;
    process.emitWarning(
      `prepared features were not kept: ${message}. Everything else goes on; set the environment variable STRNN_CACHE ` +
        'to a folder that can be written, or the option cache to false.',
      { type: 'StrnnWarning', code: 'STRNN_CACHE' },
    );
  }
}

let writes = 0;
const warned = new Set<string>();
