import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';

const folder = temporaryFolders();
const racer = fileURLToPath(new URL('./claimRace.test.support.ts', import.meta.url));
const register = new URL('../../../bin/register.js', import.meta.url).href;

/** Lets processes claim the same cells at once; gives how often each cell was claimed. */
async function race(base: string, cells: number, processes: number, ...how: 'settle'[]): Promise<number[]> {
  const racers: ChildProcess[] = Array.from({ length: processes }, () =>
    fork(racer, [base, String(cells), ...how], { execArgv: ['--import', register] }),
  );
  const all = (): Promise<unknown[]> =>
    Promise.all(racers.map(async (process) => (await once(process, 'message'))[0] as unknown));
  await all();
  for (const process of racers) process.send('go');
  const claimed = (await all()) as number[][];
  await Promise.all(racers.map((process) => (process.send('end'), once(process, 'exit'))));
  const times = new Array<number>(cells).fill(0);
  for (const cell of claimed.flat()) times[cell] += 1;
  return times;
}

describe('claims of several processes at once', () => {
  it('give each of 200 cells to exactly one of two processes', async () => {
    expect(await race(folder(), 200, 2)).toEqual(new Array(200).fill(1));
  });

  it('show who claims a cell late that it was done and given back meanwhile', async () => {
    expect(await race(folder(), 300, 4, 'settle')).toEqual(new Array(300).fill(1));
  });

  it('take over each of 200 dead leases exactly once, four processes trying', async () => {
    const base = folder();
    for (let cell = 0; cell < 200; cell++) {
      mkdirSync(join(base, String(cell)));
      writeFileSync(
        join(base, String(cell), 'lease-1.json'),
        JSON.stringify({ id: 'dead', pid: 2 ** 30, host: hostname() }),
      );
    }
    expect(await race(base, 200, 4)).toEqual(new Array(200).fill(1));
  });
});
