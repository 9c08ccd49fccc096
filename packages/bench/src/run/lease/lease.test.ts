import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '@strnn/core/random';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { claimLease } from './claimLease.js';
import { clearDeadLeases } from './clearDeadLeases.js';
import { isLeaseAlive } from './isLeaseAlive.js';
import { heartbeatLimit, type Lease } from './Lease.js';
import { machineId } from './machineId.js';
import { processStart } from './processStart.js';
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
const hour = 3_600_000;
const here = { host: hostname(), ...(machineId() !== undefined && { machine: machineId() }) };
/** A process that has ended, of which its parent has taken no notice. */
async function zombie(): Promise<object> {
  const parent = spawn('sh', ['-c', 'sleep 30 >&- & echo $!; exec sleep 30'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  parents.push(parent);
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(String(line));
  const started = processStart(pid)!;
  process.kill(pid, 'SIGKILL');
  while (processStart(pid) === started) await pause(5);
  return { id: 'x', pid, ...here, started };
}
const parents: ChildProcess[] = [];
afterEach(() => {
  vi.useRealTimers();
  parents.splice(0).forEach((parent) => parent.kill('SIGKILL'));
});
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
    ['whose process on this host is gone', { id: 'x', pid: noProcess, host: hostname() }],
    ['whose process number another process has by now', { id: 'x', pid: process.pid, ...here, started: '1' }],
    ['whose process has ended and is not yet forgotten by its parent', () => zombie()],
  ])('%s is taken over at once', async (_, holder) => {
    const cell = folder();
    leave(cell, 1, typeof holder === 'function' ? await holder() : holder, 0);
    expect(claimLease(cell)).toMatchObject({ number: 2, pid: process.pid });
    expect(names(cell)).toEqual(['lease-2.json']);
  });

  it.each([
    ['of a live process on this host', { id: 'x', pid: process.pid, host: hostname() }],
    ['of another host', { id: 'x', pid: 1, host: 'elsewhere' }],
    [
      'of another container of this name, where the number is nobody here',
      { id: 'x', pid: noProcess, host: hostname(), machine: 'other' },
    ],
    ['that was never written to its end', ''],
  ])('%s is taken over once it was watched for a minute without a heartbeat, however old it looks', (_, holder) => {
    for (const age of [0, 1000 * hour, -1000 * hour]) {
      const cell = folder();
      leave(cell, 1, holder, age);
      let now = 5e6;
      const claim = (): Lease | undefined => claimLease(cell, (lease) => isLeaseAlive(lease, now));
      expect(claim()).toBeUndefined();
      now += heartbeatLimit;
      expect(claim()).toBeUndefined();
      now += 1;
      expect(claim()!.number).toBe(2);
      expect(names(cell)).toEqual(['lease-2.json']);
    }
  });

  it('stands as long as its holder gives heartbeats, its clock being set by hours now and then', () => {
    const cell = folder();
    leave(cell, 1, { id: 'x', pid: 1, host: 'elsewhere' }, 0);
    const random = createRandom('clock');
    let clock = Date.now();
    for (let now = 0; now < 100 * heartbeatLimit; now += heartbeatLimit - 1) {
      expect(isLeaseAlive(readLeases(cell)[0], now)).toBe(true);
      clock += heartbeatLimit + Math.round((random.uniform() - 0.5) * 10) * hour;
      utimesSync(join(cell, 'lease-1.json'), clock / 1000, clock / 1000);
    }
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

  it('gives another heartbeat each time, also when the clock stands still or goes back', () => {
    const cell = folder();
    const lease = claimLease(cell)!;
    let before = lease.heartbeat;
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const step of [0, 0, 0, -3 * hour, 0, 5 * hour, -2 * hour, -1]) {
      vi.setSystemTime(Date.now() + step);
      expect(renewLease(lease)).toBe(true);
      const { heartbeat } = readLeases(cell)[0];
      expect(heartbeat).not.toBe(before);
      before = heartbeat;
    }
  });

  it('is lost after a takeover, and neither renewed nor released by its old holder', () => {
    const cell = folder();
    const sleeper = claimLease(cell)!;
    const taker = claimLease(cell, () => false)!;
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

describe('clearDeadLeases', () => {
  it('removes what a killed process left, and nothing that is held or unknown', () => {
    const base = folder();
    const [dead, free, elsewhere, absent] = ['dead', 'free', 'elsewhere', 'absent'].map((name) => join(base, name));
    for (const cell of [dead, free, elsewhere]) releaseLease(claimLease(cell)!);
    writeFileSync(join(dead, 'result.json'), '{}');
    leave(dead, 1, { id: 'x', pid: noProcess, ...here }, 0);
    leave(elsewhere, 3, { id: 'y', pid: 1, host: 'another', machine: 'another' }, 24 * hour);
    const held = join(base, 'held');
    const lease = claimLease(held)!;
    clearDeadLeases([dead, free, elsewhere, absent, held]);
    expect([dead, free, elsewhere, held].map(names)).toEqual([
      ['result.json'],
      [],
      ['lease-3.json'],
      [basename(lease.path)],
    ]);
    expect(existsSync(absent)).toBe(false);
  });
});
