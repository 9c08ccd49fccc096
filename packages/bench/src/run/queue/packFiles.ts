import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { StrnnError } from '@strnn/core/error';
import { storeFiles } from '../store/storeFormat.js';
import type { PackedFiles } from './QueueMessage.js';

/** Files of a cell that the run folder makes itself. */
const own: readonly string[] = [storeFiles.cell, storeFiles.summary, storeFiles.error, storeFiles.pruned];

/** Whether a cell's file travels: its JSON files (result, split, ...) and its log; no checkpoint, no lease. */
function travels(name: string): boolean {
  return (
    name === storeFiles.log || (/^\w[\w-]*\.json$/.test(name) && !own.includes(name) && !name.startsWith('lease-'))
  );
}

/** Packs what a run folder keeps of a cell. @param folder the cell's folder on the worker's machine. */
export function packFiles(folder: string): PackedFiles {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder).sort()) {
    if (travels(name)) files[name] = readFileSync(join(folder, name), 'utf8');
  }
  const text = JSON.stringify(files);
  return { gzip: gzipSync(text).toString('base64'), sha256: createHash('sha256').update(text).digest('hex') };
}

/**
 * Unpacks them: name -> content.
 *
 * @throws StrnnError `data` when something was damaged on the way, or a name is none of a cell's file
 */
export function unpackFiles({ gzip, sha256 }: PackedFiles): ReadonlyMap<string, string> {
  let text: string;
  try {
    text = gunzipSync(Buffer.from(gzip, 'base64')).toString('utf8');
  } catch (cause) {
    throw new StrnnError('data', `it does not unpack (${(cause as Error).message})`, { cause });
  }
  if (createHash('sha256').update(text).digest('hex') !== sha256) {
    throw new StrnnError('data', 'it was damaged on the way (another SHA-256)');
  }
  const files = new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  for (const name of files.keys()) {
    if (!travels(name)) throw new StrnnError('data', `it has a file '${name}', which no cell has`);
  }
  return files;
}
