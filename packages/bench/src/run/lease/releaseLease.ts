import { readFileSync } from 'node:fs';
import { removeFile } from '../store/removeFile.js';
import type { Lease } from './Lease.js';

/** Gives a cell back. Does nothing when the lease was lost to another process meanwhile. */
export function releaseLease(lease: Lease): void {
  let text: string;
  try {
    text = readFileSync(lease.path, 'utf8');
  } catch {
    return; // taken over and given back by another
  }
  if (text.includes(`"id":${JSON.stringify(lease.id)}`)) removeFile(lease.path);
}
