import { describe, expect, it } from 'vitest';
import { fakeCell } from '../engine/fakePlan.test.support.js';
import { createLiveDisplay } from './createLiveDisplay.js';
import { displayWidth } from './displayWidth.js';
import { renderFrame } from './renderFrame.js';
import type { RunSnapshot } from './trackRun.js';

const title = ({ label }: { label: string }): string => label;
const cell = fakeCell('traversal=quad projector=l1');
const snapshot: RunSnapshot = {
  name: 'quickstart',
  total: 34,
  done: 12,
  failed: 1,
  pruned: 0,
  fraction: 0.5,
  remaining: 92,
  slots: [
    {
      cell,
      progress: { fold: 2, folds: 16, foldName: 'subject 3', epoch: 12, epochs: 40, loss: 0.81234, fraction: 0.25 },
      remaining: 41,
    },
    { cell },
    undefined,
  ],
};

describe('renderFrame', () => {
  const frame = (columns: number, rows = 24, unicode = true): string[] =>
    renderFrame(snapshot, columns, rows, { colour: false, unicode }, title);
  it('shows the run and a line per worker', () => {
    expect(frame(100).join('\n')).toMatchInlineSnapshot(`
      "quickstart  ████████████████████░░░░░░░░░░░░░░░░░░░░  13/34 cells  1 failed  1:32 min left
      1 ███░░░░░░░░░  traversal=quad projector=l1  fold 3/16  epoch 12/40  loss 0.8123  41 s left
      2 ░░░░░░░░░░░░  traversal=quad projector=l1  loading
      3 ·"
    `);
  });
  it('does without the less important on a narrow terminal', () => {
    expect(frame(60, 24, false).join('\n')).toMatchInlineSnapshot(`
      "quickstart  ####-----  13/34 cells  1 failed  1:32 min left
      1 #------  traversal=quad projector=~  fold 3/16  41 s left
      2 -------  traversal=quad projector=l1  loading
      3 ."
    `);
  });
  it('never fills a line to the last column', () => {
    for (let columns = 12; columns <= 200; columns++) {
      for (const line of frame(columns)) expect(displayWidth(line)).toBeLessThan(columns);
    }
  });
  it('sums up the workers that do not fit', () => {
    const many = { ...snapshot, slots: Array.from({ length: 40 }, () => snapshot.slots[0]) };
    const lines = renderFrame(many, 80, 10, { colour: false, unicode: true }, title);
    expect(lines).toHaveLength(9);
    expect(lines[8]).toBe('… 33 more workers');
  });
});

/** The rows that a terminal shows after what was written to it; enough of one for the codes that are used. */
function screen(written: string): string[] {
  const rows = [''];
  let row = 0;
  let column = 0;
  for (const [token, count] of written.matchAll(/\u001b\[\??(\d*)[A-Za-z]|[^\u001b]/g)) {
    if (token === '\n') {
      rows[++row] ??= '';
      column = 0;
    } else if (token === '\r') column = 0;
    else if (token === '\u001b[K') rows[row] = rows[row].slice(0, column);
    else if (token === '\u001b[J') rows.splice(row, Infinity, rows[row].slice(0, column));
    else if (/^\u001b\[\d+A$/.test(token)) row -= Number(count);
    else if (!token.startsWith('\u001b')) {
      rows[row] = rows[row].slice(0, column) + token + rows[row].slice(column + 1);
      column += 1;
    }
  }
  return rows;
}

describe('createLiveDisplay', () => {
  it('leaves only the finished cells and the notes on the screen, and the cursor on', () => {
    let text = '';
    let resized = (): void => {};
    const terminal = {
      write: (part: string) => (text += part),
      columns: 80,
      rows: 24,
      on: (_: 'resize', listener: () => void) => (resized = listener),
      off: () => {},
    };
    const display = createLiveDisplay(terminal, { colour: false, unicode: true }, () => 0, title);
    display.start({ name: 'quick', total: 2, done: 0, failed: 0, pruned: 0, cells: [cell, fakeCell('b')], workers: 1 });
    display.cellStart(0, cell);
    resized();
    expect(screen(text).filter((row) => row !== '')).toEqual([
      expect.stringMatching(/^quick {2}░+ {2}0\/2 cells {2}time left unknown$/),
      expect.stringMatching(/^1 ░+ {2}traversal=quad projector=l1 {2}loading$/),
    ]);
    display.note('a note');
    display.cellEnd(0, cell, { state: 'done', seconds: 12, folds: 4, accuracy: 0.5 });
    resized();
    display.cellStart(0, fakeCell('b'));
    display.cellEnd(0, fakeCell('b'), { state: 'failed', message: 'it broke', logFile: 'log.txt' });
    display.end();
    expect(screen(text).filter((row) => row !== '')).toEqual([
      'a note',
      '✓ traversal=quad projector=l1  12 s  accuracy 0.500 over 4 folds',
      '✗ b: it broke (log: log.txt)',
    ]);
    expect(text.endsWith('\u001b[?25h')).toBe(true);
    expect(process.listenerCount('SIGTSTP') + process.listenerCount('SIGCONT')).toBe(0);
  });
});
