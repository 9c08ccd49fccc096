import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { DataDescription } from '../describeData.js';
import type { CellDigest } from './CellDigest.js';
import { cellFolder } from './cellFolder.js';
import { createSharedList } from './createSharedList.js';
import type { DigestEntry } from './DigestEntry.js';
import { isRecord } from './isRecord.js';
import { IndexedDigest } from './IndexedDigest.js';
import { packDigest } from './packDigest.js';
import { readData } from './readData.js';
import { readDigest, type StoredDigest } from './readDigest.js';
import { readJson } from './readJson.js';
import { storeFiles } from './storeFormat.js';
import { writeAtomic } from './writeAtomic.js';

const formatVersion = 2;

/**
 * The digests of a run folder, read through `index.json`: one file in the place of ten thousand. The index only saves time:
 * every entry is checked against the size and the time of change of the cell's `result.json`, and the whole may be removed.
 */
export interface DigestIndex {
  /**
   * A cell's digest, from the index or else from its folder. Its curves, calibration bins and site weights are read from
   * the folder when they are asked for, and not kept.
   * @throws StrnnError as `readDigest`
   */
  find(cell: PlannedCell): StoredDigest;
  /** Whether a cell has a folder at all. */
  hasFolder(id: string): boolean;
  /** Ids of all cells that have a folder, sorted. */
  readonly folders: readonly string[];
  /** Description of the data with this fingerprint; undefined where the run folder has none. */
  dataOf(fingerprint: string): DataDescription | undefined;
  /** Writes the index anew where it was not up to date; a folder that cannot be written is no hindrance. */
  save(): void;
}

/** @param runFolder `runs/<matrix name>`; may not exist yet. */
export function openIndex(runFolder: string): DigestIndex {
  const path = join(runFolder, storeFiles.index);
  const kept = readEntries(path);
  const shared = createSharedList(kept.shared);
  const { entries } = kept;
  let changed = false;
  const folders = list(join(runFolder, storeFiles.cells));
  const present = new Set(folders);
  const data = new Map<string, DataDescription | undefined>();
  const dataOf = (fingerprint: string): DataDescription | undefined => {
    if (!data.has(fingerprint)) data.set(fingerprint, readData(runFolder, fingerprint));
    return data.get(fingerprint);
  };
  const read = (cell: PlannedCell): StoredDigest =>
    readDigest(cellFolder(runFolder, cell.id), cell, () => dataOf(cell.config.data.fingerprint));
  const readLong = (cell: PlannedCell): CellDigest => {
    const stored = read(cell);
    if (stored.state === 'done') return stored.digest;
    throw new Error(`${cellFolder(runFolder, cell.id)}: the result went away while it was read`);
  };

  return {
    folders,
    hasFolder: (id) => present.has(id),
    dataOf,
    find: (cell) => {
      const { id } = cell;
      if (!present.has(id)) return { state: 'absent' };
      const result = statSync(join(cellFolder(runFolder, id), storeFiles.result), { throwIfNoEntry: false });
      if (result === undefined) return { state: 'absent' };
      let entry = entries.get(id);
      if (entry?.[0] !== result.size || entry[1] !== result.mtimeMs) {
        const stored = read(cell);
        if (stored.state !== 'done') return stored;
        entries.set(id, (entry = packDigest(stored.digest, result.mtimeMs, shared)));
        changed = true;
      }
      return { state: 'done', digest: new IndexedDigest(cell, entry, shared.values, readLong) as CellDigest };
    },
    save: () => {
      if (!changed) return;
      const cells = Object.fromEntries([...entries].filter(([id]) => present.has(id)));
      try {
        writeAtomic(path, `${JSON.stringify({ formatVersion, shared: shared.values, cells })}\n`, 'may be lost');
        changed = false;
      } catch {
        // The next reader takes as long as this one.
      }
    },
  };
}

function readEntries(path: string): { shared: readonly unknown[]; entries: Map<string, DigestEntry> } {
  const file = readJson(path);
  if (file.state === 'read' && isRecord(file.value) && file.value.formatVersion === formatVersion) {
    const { shared, cells } = file.value;
    if (Array.isArray(shared) && isRecord(cells))
      return { shared, entries: new Map(Object.entries(cells) as [string, DigestEntry][]) };
  }
  return { shared: [], entries: new Map() };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
