/**
 * Told to go, claims every cell of a folder as fast as it can and tells which it got. Arguments: folder, count and, if it is
 * to do the cells and give them back at once, `settle`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimListed } from './claimLease.js';
import { releaseLease } from './releaseLease.js';

const [folder, count, settle] = process.argv.slice(2) as [string, string, string?];
process.on('message', (message) => {
  if (message === 'end') process.exit(0); // not before all are done, so that its leases stand
  const claimed: number[] = [];
  for (let cell = 0; cell < Number(count); cell++) {
    const claim = claimListed(join(folder, String(cell)));
    if (claim === undefined) continue;
    if (!claim.names.includes('result')) {
      claimed.push(cell);
      if (settle !== undefined) writeFileSync(join(folder, String(cell), 'result'), '');
    }
    if (settle !== undefined) releaseLease(claim.lease);
  }
  process.send!(claimed);
});
process.send!('ready');
