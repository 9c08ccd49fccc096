import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { writeFold } from '../cell/foldFile.js';
import type { CellProgress } from '../CellProgress.js';
import { storeFiles } from '../store/storeFormat.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { writeJson } from '../store/writeJson.js';
import { createTracking } from './createTracking.js';
import { sendCells } from './sendCells.js';
import type { Tracker } from './Tracker.js';
import { trackedCells } from './trackedCells.js';
import { trackedPlanCells, trackedResult, trackedStore } from './trackedStore.test.support.js';

const folder = temporaryFolders();
const at = (fold: number): CellProgress => ({
  fold,
  folds: 3,
  foldName: '',
  epoch: 1,
  epochs: 4,
  loss: 1,
  fraction: fold / 3,
});
const done = { state: 'done', seconds: 1, folds: 3, accuracy: 0.5 } as const;
const run = { name: 'tracked', total: 3, done: 0, failed: 0, pruned: 0, cells: [], workers: 1 };

/** A tracker that writes down what it is told; `fails` is asked before each. */
function listening(fails: (call: string) => boolean = () => false): Tracker & { readonly calls: string[] } {
  const calls: string[] = [];
  const known = new Set<string>();
  const tell = async (call: string): Promise<void> => {
    await pause(1);
    if (fails(call)) throw new Error(`${call} failed\nwith details`);
    calls.push(call);
  };
  return {
    calls,
    name: 'Listener',
    option: '--listener here',
    parallel: 2,
    open: () => tell('open'),
    begin: ({ title }) => tell(`begin ${title}`),
    addFold: ({ title }, { fold }, folds) => tell(`fold ${fold} of ${folds} ${title}`),
    knows: ({ title }) => known.has(title),
    finish: async ({ title, digest }) => {
      await tell(`finish ${title} ${digest.parameterCount}`);
      known.add(title);
      return true;
    },
    abandon: ({ title }, { state, reason }) => tell(`${state} ${title} ${reason}`),
    notes: () => ['Listener: see there'],
  };
}

function setUp(done = 3) {
  const cells = trackedPlanCells(3);
  const store = trackedStore(folder(), cells, done);
  const lines: string[] = [];
  const line = (text: string): void => void lines.push(text);
  return { cells, store, tracked: [...trackedCells(store).values()], lines, line };
}

describe('a run that is tracked', () => {
  it('tells the finished folds of a cell from their files, those of an earlier run too, then its result', async () => {
    const { cells, store, tracked, lines, line } = setUp(1);
    const listener = listening();
    const { observer, settle } = createTracking([listener], store, cells, line);
    const [cell] = cells;
    const splitSha256 = 'a'.repeat(64);
    writeJson(join(tracked[0].folder, storeFiles.split), { formatVersion: 1, sha256: splitSha256 });
    for (const result of trackedResult(cell).folds.slice(0, 2))
      writeFold(tracked[0].folder, { splitSha256, parameterCount: 1, result });
    observer.start(run);
    observer.cellStart(0, cell);
    observer.progress(0, cell, at(1)); // Fold 0 was done in an earlier run.
    observer.progress(0, cell, at(1));
    observer.progress(0, cell, at(2));
    observer.cellEnd(0, cell, done);
    observer.cellStart(0, cells[1]);
    observer.cellEnd(0, cells[1], { state: 'failed', message: 'loss is NaN\nat step 3', logFile: '' });
    observer.cellStart(0, cells[2]);
    observer.cellEnd(0, cells[2], { state: 'stopped' });
    observer.end();
    await settle(false, line, line);
    expect(listener.calls).toEqual([
      'open',
      'begin traversal=quad seed=0',
      'fold 0 of 3 traversal=quad seed=0',
      'fold 1 of 3 traversal=quad seed=0',
      'finish traversal=quad seed=0 123',
      'begin traversal=corner:top-left seed=0',
      'failed traversal=corner:top-left seed=0 loss is NaN',
      'begin traversal=none seed=0',
      'stopped traversal=none seed=0 the run was interrupted',
    ]);
    expect(lines).toEqual(['Listener: see there']);
  });

  it('tells no fold of another split', async () => {
    const { cells, store, tracked, line } = setUp(0);
    const listener = listening();
    const { observer, settle } = createTracking([listener], store, cells, line);
    const [result] = trackedResult(cells[0]).folds;
    writeFold(tracked[0].folder, { splitSha256: 'old', parameterCount: 1, result });
    writeJson(join(tracked[0].folder, storeFiles.split), { formatVersion: 1, sha256: 'new' });
    observer.start(run);
    observer.cellStart(0, cells[0]);
    observer.progress(0, cells[0], at(1));
    await settle(false, line, line);
    expect(listener.calls).toEqual(['open', 'begin traversal=quad seed=0']);
  });

  it('sends at its end what was done before, or by another run', async () => {
    const { cells, store, line } = setUp(3);
    const listener = listening();
    const { observer, settle } = createTracking([listener], store, cells.slice(0, 2), line);
    observer.start(run);
    observer.cellElsewhere(cells[1], 'done');
    await settle(true, line, line);
    expect(listener.calls.sort()).toEqual([
      'finish traversal=corner:top-left seed=0 123',
      'finish traversal=quad seed=0 123',
      'open',
    ]);
  });

  it('goes on when a tracker fails: one line, nothing more is sent, and all of it at the end', async () => {
    const { cells, store, lines, line } = setUp(3);
    let broken = true;
    const failing = listening((call) => broken && call.startsWith('begin'));
    const sound = listening();
    const { observer, settle } = createTracking([failing, sound], store, cells, line);
    observer.start(run);
    for (const cell of cells) {
      observer.cellStart(0, cell);
      observer.cellEnd(0, cell, done);
    }
    await pause(50);
    expect(failing.calls).toEqual(['open']);
    expect(lines).toEqual([
      `begin traversal=quad seed=0 failed. The run goes on; what is missing is sent at its end, or later by: strnn track ${store.folder} --listener here`,
    ]);
    broken = false;
    await settle(true, line, line);
    expect(failing.calls.slice(1)).toContain('open');
    expect(failing.calls.filter((call) => call.startsWith('finish'))).toHaveLength(3);
    expect(sound.calls.filter((call) => call.startsWith('finish'))).toHaveLength(3);
  });

  it('says what to do when it fails at the end as well', async () => {
    const { cells, store, lines, line } = setUp(3);
    const { observer, settle } = createTracking([listening(() => true)], store, cells, line);
    observer.start(run);
    await settle(true, () => {}, line);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe(
      `open failed. Not all cells are sent; once it is mended: strnn track ${store.folder} --listener here`,
    );
  });
});

describe('sending cells', () => {
  it('counts those without a result, damaged ones among them', async () => {
    const { store, tracked } = setUp(2);
    writeFileSync(join(tracked[1].folder, storeFiles.result), '{}');
    const counts = await sendCells(tracked, listening(), store);
    expect(counts).toEqual({ sent: 1, known: 0, missing: 2 });
  });

  it('ends with the first error', async () => {
    const store = trackedStore(folder(), trackedPlanCells(9));
    const tracked = [...trackedCells(store).values()];
    const listener = listening((call) => call.includes('corner'));
    await expect(sendCells(tracked, listener, store)).rejects.toThrow('finish traversal=corner:top-left seed=0');
    // Two at a time: what was under way then is all that was sent.
    expect(listener.calls.length).toBeLessThan(4);
  });
});

describe('titles', () => {
  it('hold the seed once, and the start of the id where two cells would share one', () => {
    const [cell] = trackedPlanCells(1);
    const cells = [cell, { ...cell, id: 'abcdefabcdef' }, { ...cell, id: '123456123456', label: 'seed=0' }];
    const titles = [...trackedCells(trackedStore(folder(), cells, 0)).values()].map(({ title }) => title);
    expect(titles).toEqual([`traversal=quad seed=0 ${cell.id.slice(0, 6)}`, 'traversal=quad seed=0 abcdef', 'seed=0']);
  });
});
