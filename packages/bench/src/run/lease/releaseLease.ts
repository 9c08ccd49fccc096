import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lease } from './Lease.js';
import { readLeases } from './readLeases.js';

/** Gives a cell back. Does nothing when the lease was lost to another process meanwhile. */
export function releaseLease(lease: Lease): void {
  const held = readLeases(dirname(lease.path)).some((found) => found.id === lease.id);
  if (held) rmSync(lease.path, { force: true });
}
