import { closeSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../store/isRecord.js';
import type { Lease } from './Lease.js';

/**
 * All leases in a folder, dead ones too, by ascending number; empty when there is no such folder.
 *
 * @param names the folder's files, where they are known already.
 */
export function readLeases(folder: string, names = listNames(folder)): Lease[] {
  const leases: Lease[] = [];
  for (const name of names) {
    const number = /^lease-(\d+)\.json$/.exec(name)?.[1];
    if (number === undefined) continue;
    const lease = readLease(join(folder, name), Number(number));
    if (lease !== undefined) leases.push(lease);
  }
  return leases.sort((a, b) => a.number - b.number);
}

/** Undefined when the lease was given back since the folder was listed. */
function readLease(path: string, number: number): Lease | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    // Of the opened file: a network file system looks the times up anew then.
    const heartbeat = fstatSync(file).mtimeMs;
    const holder = parse(readFileSync(file, 'utf8'));
    return {
      path,
      number,
      ...(typeof holder.id === 'string' && { id: holder.id }),
      ...(typeof holder.pid === 'number' && { pid: holder.pid }),
      ...(typeof holder.host === 'string' && { host: holder.host }),
      ...(typeof holder.machine === 'string' && { machine: holder.machine }),
      ...(typeof holder.started === 'string' && { started: holder.started }),
      heartbeat,
    };
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** What a lease file says; nothing while it is being written. */
function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
