import type { Terminal } from '../run/progress/Terminal.js';

/** Writes lines to a stream in one go. */
export function printLines(to: Terminal, lines: readonly string[]): void {
  if (lines.length > 0) to.write(`${lines.join('\n')}\n`);
}
