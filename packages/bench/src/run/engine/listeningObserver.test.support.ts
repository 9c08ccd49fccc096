import type { RunObserver } from './RunObserver.js';

/** Keeps what the engine tells, as short lines. */
export function listeningObserver(): RunObserver & { lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    start: ({ total, done, failed, workers }) => lines.push(`start ${total} ${done} ${failed} on ${workers}`),
    cellStart: (_slot, { label }) => lines.push(`begin ${label}`),
    progress: () => {},
    cellEnd: (_slot, { label }, end) =>
      lines.push(
        `${end.state} ${label}${end.state === 'failed' ? `: ${end.message}` : end.state === 'pruned' ? `: ${end.reason}` : ''}`,
      ),
    cellElsewhere: ({ label }, state) => lines.push(`elsewhere ${state} ${label}`),
    note: (line) => lines.push(`note ${line}`),
    end: () => lines.push('end'),
  };
}
