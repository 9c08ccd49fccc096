/** Told to go, claims every cell of a folder as fast as it can and tells which it got. Arguments: folder, count. */
import { join } from 'node:path';
import { claimLease } from './claimLease.js';

const [folder, count] = process.argv.slice(2) as [string, string];
process.on('message', (message) => {
  if (message === 'end') process.exit(0); // not before all are done, so that its leases stand
  const claimed: number[] = [];
  for (let cell = 0; cell < Number(count); cell++) {
    if (claimLease(join(folder, String(cell))) !== undefined) claimed.push(cell);
  }
  process.send!(claimed);
});
process.send!('ready');
