import type { CellEnd } from '../engine/RunObserver.js';
import { formatDuration } from './formatDuration.js';
import { countOf } from '../countOf.js';

/** How a cell ended, in one line without its mark: `traversal=quad  12 s  accuracy 0.629 over 16 folds`. */
export function describeEnd(title: string, end: CellEnd): string {
  if (end.state === 'done') {
    return `${title}  ${formatDuration(end.seconds)}  accuracy ${end.accuracy.toFixed(3)} over ${countOf(end.folds, 'fold')}`;
  }
  if (end.state === 'pruned') return `${title}  given up: ${end.reason}`;
  if (end.state === 'stopped') return `${title}  stopped; its finished work is kept`;
  return `${title}: ${end.message.split('\n', 1)[0]} (log: ${end.logFile})`;
}
