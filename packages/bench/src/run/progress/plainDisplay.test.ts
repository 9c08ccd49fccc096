import { describe, expect, it } from 'vitest';
import type { CellProgress } from '../CellProgress.js';
import { fakeCell, fakeCells } from '../engine/fakePlan.test.support.js';
import { createDisplay } from './createDisplay.js';
import { createJsonDisplay } from './createJsonDisplay.js';
import { createPlainDisplay } from './createPlainDisplay.js';

const at = (fold: number, epoch: number, fraction: number, loss = 0.5 / (fold + epoch)): CellProgress => ({
  fold,
  folds: 4,
  foldName: `subject ${fold}`,
  epoch,
  epochs: 10,
  loss,
  fraction,
});

describe('createPlainDisplay', () => {
  it('writes a line per cell, and folds only after a silence', () => {
    const lines: string[] = [];
    let time = 0;
    const display = createPlainDisplay(
      (line) => lines.push(line),
      () => time,
      ({ label }) => label,
    );
    const cells = fakeCells(3);
    display.start({ name: 'quick', total: 5, done: 2, failed: 0, pruned: 0, cells, workers: 2 });
    display.cellStart(0, cells[0]);
    display.cellStart(1, cells[1]);
    display.progress(0, cells[0], at(0, 1, 0));
    time = 5_000;
    display.progress(0, cells[0], at(0, 10, 0.249, 0.25));
    display.progress(0, cells[0], at(1, 0, 0.25, NaN)); // a fold ended, but a line came 5 s ago
    time = 20_000;
    display.progress(0, cells[0], at(1, 10, 0.499, 0.125));
    display.progress(0, cells[0], at(2, 0, 0.5, NaN));
    display.cellEnd(1, cells[1], {
      state: 'failed',
      message: 'it broke\nbadly',
      logFile: 'runs/quick/cells/b/log.txt',
    });
    time = 40_000;
    display.note('damaged file put aside');
    display.cellEnd(0, cells[0], { state: 'done', seconds: 40, folds: 4, accuracy: 0.62951 });
    display.cellStart(0, cells[2]);
    display.cellEnd(0, cells[2], { state: 'stopped' });
    display.end();
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "quick: 5 cells, 2 done, 3 to run on 2 workers
      [2/5] ......  seed=0  fold 2 of 4 done  loss 0.1250  about 50 s left
      [3/5] FAILED  seed=1: it broke (log: runs/quick/cells/b/log.txt)  about 40 s left
      damaged file put aside
      [4/5] done    seed=0  40 s  accuracy 0.630 over 4 folds  about 40 s left
      [4/5] left    seed=2  stopped; its finished work is kept"
    `);
  });
});

describe('createJsonDisplay', () => {
  it('writes one object a line', () => {
    const lines: string[] = [];
    const display = createJsonDisplay((line) => lines.push(line));
    const cell = fakeCell('a');
    display.start({ name: 'quick', total: 1, done: 0, failed: 0, pruned: 0, cells: [cell], workers: 1 });
    display.progress(0, cell, at(0, 1, 0.5, NaN));
    display.cellEnd(0, cell, { state: 'done', seconds: 1, folds: 4, accuracy: 0.5 });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        event: 'start',
        name: 'quick',
        total: 1,
        done: 0,
        failed: 0,
        pruned: 0,
        workers: 1,
        cells: [{ id: cell.id, label: 'a' }],
      },
      { event: 'progress', worker: 0, id: cell.id, ...at(0, 1, 0.5, NaN), loss: null },
      { event: 'cell-end', worker: 0, id: cell.id, label: 'a', state: 'done', seconds: 1, folds: 4, accuracy: 0.5 },
    ]);
  });
});

describe('createDisplay', () => {
  const written = (terminal: object, env: Record<string, string>, options = { quiet: false, json: false }): string => {
    let text = '';
    const out = { write: (part: string) => (text += part), ...terminal };
    const display = createDisplay(options, out, out, env, ({ label }) => label);
    display.start({ name: 'quick', total: 1, done: 0, failed: 0, pruned: 0, cells: fakeCells(1), workers: 1 });
    display.end();
    return text;
  };
  it('is live on a terminal, plain elsewhere, in CI and on a dumb terminal', () => {
    expect(written({ isTTY: true, columns: 80, rows: 24 }, {})).toContain('\u001b[?25l');
    for (const [terminal, env] of [
      [{}, {}],
      [{ isTTY: true }, { CI: 'true' }],
      [{ isTTY: true }, { TERM: 'dumb' }],
    ] as const) {
      expect(written(terminal, env)).toBe('quick: 1 cell, 0 done, 1 to run on 1 worker\n');
    }
    expect(written({ isTTY: true }, { CI: 'false' })).toContain('\u001b[');
    expect(written({ isTTY: true }, {}, { quiet: true, json: false })).toBe('');
    expect(written({ isTTY: true }, {}, { quiet: true, json: true })).toMatch(/^\{"event":"start"/);
  });
});
