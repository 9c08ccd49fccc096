import { createHash } from 'node:crypto';
import { hashFiles } from '../cache/hashFiles.js';
import type { DataUnit } from './DataUnit.js';
import { unitKey } from './unitKey.js';

/** What reads the units. */
export interface FingerprintHead {
  /** `'seed'`. */
  readonly name: string;
  /** Raised whenever the loader gives other values for the same files and options. */
  readonly version: number;
  /** Resolved options, defaults included, folders left out; plain JSON. */
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Hex SHA-256 over the loader's name, version and options and over the names and bytes of all files, for
 * `DataSource.fingerprint`.
 * @throws StrnnError `data` naming a file that cannot be read.
 */
export async function fingerprintUnits(
  { name, version, options }: FingerprintHead,
  units: readonly Omit<DataUnit<unknown>, 'load'>[],
): Promise<string> {
  const hash = createHash('sha256').update(`${name} ${version} ${JSON.stringify(options)}\n`);
  for (const unit of units) {
    hash.update(`${unitKey(unit)}\n`);
    for (const { bytes, sha256 } of await hashFiles(unit.files)) hash.update(`${bytes} ${sha256}\n`);
  }
  return hash.digest('hex');
}
