import { hostname } from 'node:os';
import type { Lease } from './Lease.js';
import { machineId } from './machineId.js';
import { processStart } from './processStart.js';

/** Whether it is certain that a lease's holder has ended: it ran on this machine and is not there any more. */
export function isHolderGone({ pid, host, machine, started }: Lease): boolean {
  if (pid === undefined) return false;
  if (machine !== undefined && machineId() !== undefined) {
    if (machine !== machineId()) return false;
    const found = processStart(pid);
    if (found !== undefined) return found === 'gone' || (started !== undefined && found !== started);
  }
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: the process exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}
