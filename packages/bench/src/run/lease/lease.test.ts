import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { claimLease } from './claimLease.js';
import { isLeaseAlive } from './isLeaseAlive.js';
import { heartbeatLimit } from './Lease.js';
import { readLeases } from './readLeases.js';
import { releaseLease } from './releaseLease.js';
import { renewLease } from './renewLease.js';

const folder = temporaryFolders();
const names = (cell: string): string[] => readdirSync(cell).sort();

/** A lease as another process left it, `age` ms since its heartbeat. */
function leave(cell: string, number: number, holder: object | string, age: number): void {
  const path = join(cell, `lease-${number}.json`);
  writeFileSync(path, typeof holder === 'string' ? holder : JSON.stringify(holder));
  const time = new Date(Date.now() - age);
  utimesSync(path, time, time);
}
/** No process has this number: it is above the largest that Linux, macOS and Windows give. */
const noProcess = 2 ** 30;

describe('a lease', () => {
  it('is given once, and again after its release', () => {
    const cell = join(folder(), 'cells', 'a');
    const first = claimLease(cell)!;
    expect(basename(first.path)).toBe('lease-1.json');
    expect(claimLease(cell)).toBeUndefined();
    expect(readLeases(cell)).toMatchObject([{ id: first.id, pid: process.pid, host: hostname() }]);
    releaseLease(first);
    expect(names(cell)).toEqual([]);
    expect(claimLease(cell)!.id).not.toBe(first.id);
  });

  it.each([
    ['whose process on this host is gone', { id: 'x', pid: noProcess, host: hostname() }, 0],
    [
      'without a heartbeat, its process being alive',
      { id: 'x', pid: process.pid, host: hostname() },
      heartbeatLimit + 1000,
    ],
    ['without a heartbeat, on another host', { id: 'x', pid: 1, host: 'elsewhere' }, heartbeatLimit + 1000],
    ['that was never written to its end', '', heartbeatLimit + 1000],
  ])('%s is taken over', (_, holder, age) => {
    const cell = folder();
    leave(cell, 1, holder, age);
    const lease = claimLease(cell)!;
    expect(lease.number).toBe(2);
    expect(names(cell)).toEqual(['lease-2.json']);
  });

  it.each([
    ['on another host with a fresh heartbeat', { id: 'x', pid: noProcess, host: 'elsewhere' }],
    ['that is just being written', ''],
    ['of another live process', { id: 'x', pid: process.ppid, host: hostname() }],
  ])('%s is respected', (_, holder) => {
    const cell = folder();
    leave(cell, 1, holder, 1000);
    expect(claimLease(cell)).toBeUndefined();
    expect(names(cell)).toEqual(['lease-1.json']);
  });

  it('stays alive by its heartbeat', () => {
    const cell = folder();
    const lease = claimLease(cell)!;
    const old = new Date(Date.now() - heartbeatLimit - 1000);
    utimesSync(lease.path, old, old);
    expect(isLeaseAlive(readLeases(cell)[0])).toBe(false);
    expect(renewLease(lease)).toBe(true);
    expect(isLeaseAlive(readLeases(cell)[0])).toBe(true);
  });

  it('is lost after a takeover, and neither renewed nor released by its old holder', () => {
    const cell = folder();
    const sleeper = claimLease(cell)!;
    const old = new Date(Date.now() - heartbeatLimit - 1000);
    utimesSync(sleeper.path, old, old);
    const taker = claimLease(cell)!;
    expect(renewLease(sleeper)).toBe(false);
    releaseLease(sleeper);
    expect(JSON.parse(readFileSync(taker.path, 'utf8'))).toMatchObject({ id: taker.id });
    releaseLease(taker);
    // A later claim has the sleeper's file name, yet is not the sleeper's.
    const later = claimLease(cell)!;
    expect(later.path).toBe(sleeper.path);
    expect(renewLease(sleeper)).toBe(false);
    releaseLease(sleeper);
    expect(existsSync(later.path)).toBe(true);
  });
});
