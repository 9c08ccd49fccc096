import type { TrackedCell } from '../Tracker.js';

/** Bytes of UTF-8 that a name may have; file systems allow 255. */
const longest = 180;

/**
 * The cells' titles as names of folders on every system, which TensorBoard shows as the names of the runs, by the cells'
 * ids: `'traversal=corner-top-left projector=l1 seed=0'`. What cannot stand in a name becomes `-`; names that would be the
 * same, or differ in case alone, get the start of the cell's id.
 */
export function runFolderNames(cells: Iterable<TrackedCell>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const count = new Map<string, number>();
  for (const { cell, title } of cells) {
    const name = cut(title.replace(/[<>:"/\\|?*\p{Cc}]+/gu, '-'), longest).replace(/^[. ]+|[. ]+$/g, '');
    names.set(cell.id, name);
    count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  }
  for (const [id, name] of names) {
    if (name === '' || count.get(name.toLowerCase())! > 1) names.set(id, `${name} ${id.slice(0, 6)}`.trimStart());
  }
  return names;
}

function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const letter of text) {
    size += Buffer.byteLength(letter);
    if (size > bytes) return kept;
    kept += letter;
  }
  return kept;
}
