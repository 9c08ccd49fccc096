import type { CellEnd, RunObserver } from '../engine/RunObserver.js';
import type { CellTitle } from './CellTitle.js';
import { describeEnd } from './describeEnd.js';
import { displayWidth } from './displayWidth.js';
import { paint } from './paint.js';
import { renderFrame } from './renderFrame.js';
import type { Terminal, TerminalStyle } from './Terminal.js';
import { trackRun } from './trackRun.js';

const escape = '\u001b[';
const hideCursor = `${escape}?25l`;
const showCursor = `${escape}?25h`;
/** Terminals that know this mode show what is between the two at once; others ignore it. */
const beginUpdate = `${escape}?2026h`;
const endUpdate = `${escape}?2026l`;
const clearToLineEnd = `${escape}K`;
const clearBelow = `${escape}J`;

/** Milliseconds between two drawings at most. */
const drawEvery = 100;

/**
 * A block of lines at the bottom of a terminal, redrawn in place; finished cells and notes scroll up above it.
 *
 * @param now milliseconds, any origin.
 */
export function createLiveDisplay(
  terminal: Terminal,
  style: TerminalStyle,
  now: () => number,
  title: CellTitle,
): RunObserver {
  const tracker = trackRun(now);
  let drawn: string[] = []; // lines of the block on the screen
  let above: string[] = []; // lines to be put above it
  let changed = true;
  let drawnAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const columns = (): number => terminal.columns ?? 80;
  const backToTop = (): string => {
    // A terminal made narrower since has wrapped what was drawn.
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns())), 0);
    return rows === 0 ? '' : `\r${escape}${rows}A`;
  };
  const draw = (): void => {
    const frame = renderFrame(tracker.snapshot(), columns(), terminal.rows ?? 24, style, title);
    const top = backToTop();
    const lines = [...above, ...frame].map((line) => `${line}${clearToLineEnd}\n`);
    terminal.write(`${beginUpdate}${top}${lines.join('')}${clearBelow}${endUpdate}`);
    drawn = frame;
    above = [];
    changed = false;
    drawnAt = now();
  };
  const tick = (): void => {
    if (changed || now() - drawnAt >= 1000) draw();
  };
  const say = (line: string): void => {
    above.push(line);
    changed = true;
    if (timer === undefined) terminal.write(`${above.splice(0).join('\n')}\n`);
  };
  const restore = (): void => void terminal.write(showCursor);
  // Ctrl-Z gives the terminal back whole; `fg` goes on below what was typed meanwhile.
  const suspend = (): void => {
    restore();
    drawn = [];
    process.kill(process.pid, 'SIGSTOP');
  };
  const resume = (): void => {
    terminal.write(hideCursor);
    draw();
  };

  return {
    start: (run) => {
      tracker.start(run);
      if (run.workers === 0) return;
      terminal.write(hideCursor);
      process.once('exit', restore);
      process.on('SIGTSTP', suspend);
      process.on('SIGCONT', resume);
      terminal.on?.('resize', draw);
      timer = setInterval(tick, drawEvery);
      timer.unref();
      draw();
    },
    cellStart: (slot, cell) => {
      tracker.cellStart(slot, cell);
      changed = true;
    },
    progress: (slot, cell, progress) => {
      tracker.progress(slot, cell, progress);
      changed = true;
    },
    cellEnd: (slot, cell, end) => {
      tracker.cellEnd(slot, cell, end);
      const colours = { done: 'green', failed: 'red', pruned: 'yellow', stopped: 'yellow' } as const;
      say(`${paint(marks(style)[end.state], colours[end.state], style.colour)} ${describeEnd(title(cell), end)}`);
    },
    cellElsewhere: (cell, state) => {
      tracker.cellElsewhere(cell, state);
      say(`${marks(style)[state]} ${title(cell)}  in another run`);
    },
    note: say,
    end: () => {
      if (timer === undefined) return;
      clearInterval(timer);
      terminal.off?.('resize', draw);
      process.off('SIGTSTP', suspend);
      process.off('SIGCONT', resume);
      // The block goes; what scrolled above it stays.
      terminal.write(`${backToTop()}${above.map((line) => `${line}${clearToLineEnd}\n`).join('')}${clearBelow}`);
      process.off('exit', restore);
      restore();
      drawn = [];
      above = [];
      timer = undefined;
    },
  };
}

function marks({ unicode }: TerminalStyle): Record<CellEnd['state'], string> {
  return unicode
    ? { done: '✓', failed: '✗', pruned: '✂', stopped: '–' }
    : { done: '+', failed: 'x', pruned: '/', stopped: '-' };
}
