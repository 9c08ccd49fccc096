import type { RunObserver } from '../engine/RunObserver.js';
import type { CellTitle } from './CellTitle.js';
import { describeEnd } from './describeEnd.js';

/** Says only what went wrong. @param write gets one line, without its end. */
export function createQuietDisplay(write: (line: string) => void, title: CellTitle): RunObserver {
  return {
    start: () => {},
    cellStart: () => {},
    progress: () => {},
    cellEnd: (_slot, cell, end) => {
      if (end.state === 'failed') write(`failed: ${describeEnd(title(cell), end)}`);
    },
    cellElsewhere: () => {},
    note: write,
    end: () => {},
  };
}
