import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CellFailure } from '../store/CellFailure.js';
import { cellFolder } from '../store/cellFolder.js';
import { openStore } from '../store/openStore.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { defaultMemory } from './defaultMemory.js';
import { fakeCell, fakeCells, fakePlan } from './fakePlan.test.support.js';
import { listeningObserver } from './listeningObserver.test.support.js';
import { runMatrix } from './runMatrix.js';
import { workerArguments } from './workerArguments.js';

const folder = temporaryFolders();
const workModule = new URL('./fakeWork.test.support.ts', import.meta.url).href;
const GiB = 2 ** 30;

describe('the memory of a worker', () => {
  it('is limited, be it in the heap or outside: that cell fails and says what to do, the others go on', async () => {
    const cells = [
      fakeCell('arrays', { fault: 'fill-arrays' }),
      fakeCell('heap', { fault: 'fill-heap' }),
      ...fakeCells(2),
    ];
    const base = folder();
    const store = openStore(join(base, 'runs'), fakePlan(join(base, 'a.ablation.ts'), cells));
    const never = new AbortController().signal;
    const outcome = await runMatrix({
      ...{ store, cells, workModule, observer: listeningObserver(), stop: never, kill: never },
      ...{ workers: 2, memory: 256, failFast: false, retry: false },
    });
    expect(outcome.done).toHaveLength(2);
    const failures = cells
      .slice(0, 2)
      .map(
        ({ id }) => JSON.parse(readFileSync(join(cellFolder(store.folder, id), 'error.json'), 'utf8')) as CellFailure,
      );
    for (const { kind, message } of failures) {
      expect(kind).toBe('crash');
      expect(message).toContain('Allow more with --memory 512');
    }
    expect(failures[0].message).toMatch(/it used (\d+) MiB of memory; a worker may use 256 MiB/);
    expect(Number(/it used (\d+)/.exec(failures[0].message)![1])).toBeGreaterThan(256);
    // Which of the two is met first depends on how fast the heap grows.
    expect(failures[1].message).toMatch(/its JavaScript heap reached the 256 MiB|it used \d+ MiB/);
  });

  it('that is too little for any cell ends the run, not with a wish for a report of a bug', async () => {
    const cells = fakeCells(1);
    const base = folder();
    const store = openStore(join(base, 'runs'), fakePlan(join(base, 'a.ablation.ts'), cells));
    const never = new AbortController().signal;
    const run = runMatrix({
      ...{ store, cells, workModule, observer: listeningObserver(), stop: never, kill: never },
      ...{ workers: 1, memory: 20, failFast: false, retry: false },
    });
    await expect(run).rejects.toMatchObject({
      name: 'StrnnError',
      message: expect.stringMatching(
        /^a worker process could not start: it used \d+ MiB of memory; a worker may use 20 MiB, .* Allow more with --memory 80$/,
      ),
    });
  });

  it('is a share of the machine, or of the container where that has less', () => {
    expect(defaultMemory(4, 16 * GiB, undefined)).toBe(3276);
    expect(defaultMemory(4, 16 * GiB, 0)).toBe(3276);
    expect(defaultMemory(4, 16 * GiB, 2 ** 63)).toBe(3276);
    expect(defaultMemory(2, 64 * GiB, 8 * GiB)).toBe(3276);
    expect(defaultMemory(64, 16 * GiB, undefined)).toBe(512);
  });

  it('overrules the limit of the heap that the parent was started with', () => {
    const args = workerArguments(['--max-old-space-size=99', '--import', 'x'], 'register', 256);
    expect(args.filter((one) => one.startsWith('--max-old'))).toEqual([
      '--max-old-space-size=99',
      '--max-old-space-size=256',
    ]);
  });
});
