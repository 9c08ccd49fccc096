import { readdirSync } from 'node:fs';
import { claimLease } from './claimLease.js';
import { releaseLease } from './releaseLease.js';

/**
 * Removes the leases that killed processes left in cells that are finished, which nobody claims again. Each is claimed and
 * given back: only a holder may remove a dead lease, since by its name alone it may be another's by now.
 *
 * @param folders of the cells.
 */
export function clearDeadLeases(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      if (!readdirSync(folder).some((name) => name.startsWith('lease-'))) continue;
      const lease = claimLease(folder);
      if (lease !== undefined) releaseLease(lease);
    } catch {
      // A folder that cannot be read or written to keeps it; it does no harm.
    }
  }
}
