import type { RunObserver } from '../engine/RunObserver.js';

/**
 * One JSON object a line for programs: `{"event":"start"|"cell-start"|"progress"|"cell-end"|"note", ...}`.
 *
 * @param write gets one line, without its end.
 */
export function createJsonDisplay(write: (line: string) => void): RunObserver {
  const tell = (event: string, fields: object): void => write(JSON.stringify({ event, ...fields }));
  return {
    start: ({ cells, ...run }) => tell('start', { ...run, cells: cells.map(({ id, label }) => ({ id, label })) }),
    cellStart: (worker, { id, label }) => tell('cell-start', { worker, id, label }),
    progress: (worker, { id }, progress) => tell('progress', { worker, id, ...progress }),
    cellEnd: (worker, { id, label }, end) => tell('cell-end', { worker, id, label, ...end }),
    cellElsewhere: ({ id, label }, state) => tell('cell-end', { id, label, state, elsewhere: true }),
    note: (text) => tell('note', { text }),
    end: () => {},
  };
}
