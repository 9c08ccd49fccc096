import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Lease } from './Lease.js';
import { isRecord } from '../store/isRecord.js';
import { readJson } from '../store/readJson.js';

/** All leases in a cell's folder, dead ones too, by ascending number; empty when there is no such folder. */
export function readLeases(cellFolder: string, names: readonly string[] = listNames(cellFolder)): Lease[] {
  const leases: Lease[] = [];
  for (const name of names) {
    const number = /^lease-(\d+)\.json$/.exec(name)?.[1];
    if (number === undefined) continue;
    const path = join(cellFolder, name);
    let heartbeat: number;
    try {
      heartbeat = statSync(path).mtimeMs;
    } catch {
      continue; // given back since the folder was listed
    }
    const file = readJson(path);
    const holder = file.state === 'read' && isRecord(file.value) ? file.value : {};
    leases.push({
      path,
      number: Number(number),
      ...(typeof holder.id === 'string' && { id: holder.id }),
      ...(typeof holder.pid === 'number' && { pid: holder.pid }),
      ...(typeof holder.host === 'string' && { host: holder.host }),
      heartbeat,
    });
  }
  return leases.sort((a, b) => a.number - b.number);
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
