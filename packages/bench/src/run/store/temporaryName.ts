import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { machineId } from '../lease/machineId.js';

/** Tells machines apart that share a folder. */
const machine = createHash('sha256')
  .update(machineId() ?? hostname())
  .digest('hex')
  .slice(0, 8);

/** The name of a file that is being written: `.<name>.<machine>.<process>.<count>.tmp`. */
export const temporaryName = /^\..+\.([0-9a-f]{8})\.(\d+)\.\d+\.tmp$/;

let counter = 0;

/** A name beside a file, under which this process writes the file's new content. */
export function makeTemporary(path: string): string {
  counter += 1;
  return join(dirname(path), `.${basename(path)}.${machine}.${process.pid}.${counter}.tmp`);
}

/** Whether the process that wrote a temporary file ran on this machine and has ended. */
export function isWriterGone(name: string): boolean {
  const [, where, pid] = temporaryName.exec(name) ?? [];
  if (where !== machine) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
