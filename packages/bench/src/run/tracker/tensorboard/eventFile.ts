import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `live`: written while a cell runs; `result`: of a finished one; `matrix`: the columns of the HParams tab. */
export type EventFileKind = 'live' | 'matrix' | 'result';

/** Names of the files written here; those of other programs in the same folder are left alone. */
const ours = /^events\.out\.tfevents\.(\d+)\.strnn\.(live|matrix|result)$/;

/** Paths of the event files that were written here, in the order in which readers take them. */
export function listEventFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => ours.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch {
    return []; // No folder yet.
  }
}

/**
 * Writes a whole event file into a folder, which is made. Another file of the same name is replaced, others stay.
 *
 * @param wallTime seconds since 1970; readers go by the name, so a live file is named later than those before it.
 * @returns the file's path.
 */
export function writeEventFile(folder: string, wallTime: number, kind: EventFileKind, content: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const newest = kind === 'live' ? secondsOf(listEventFiles(folder).at(-1) ?? '') + 1 : 0;
  const seconds = String(Math.max(newest, Math.floor(wallTime))).padStart(10, '0');
  const path = join(folder, `events.out.tfevents.${seconds}.strnn.${kind}`);
  // Not a name that TensorBoard reads, so it never meets the half of a file.
  const temporary = join(folder, `.strnn-${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return path;
}

/** Removes event files, as far as it goes: Windows keeps those that a running TensorBoard reads. */
export function removeEventFiles(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      rmSync(path, { force: true });
    } catch {
      // It stays; the mark of a start in the newer file makes readers forget its values.
    }
  }
}

/** Whether a file holds some bytes; false where it cannot be read. */
export function holdsBytes(path: string, ...parts: readonly Uint8Array[]): boolean {
  try {
    const content = readFileSync(path);
    return parts.every((part) => content.includes(Buffer.from(part)));
  } catch {
    return false;
  }
}

function secondsOf(path: string): number {
  return Number(/\.tfevents\.(\d+)\./.exec(path)?.[1] ?? -1);
}
