import { StrnnError } from '@strnn/core/error';
import type { ExitCode } from './CommandContext.js';
import { describeStack } from '../run/describeStack.js';
import type { Terminal } from '../run/progress/Terminal.js';

/**
 * Tells the user of an error and gives the exit status: 2 for a `StrnnError`, which is about input and names what to
 * do; 1 for any other, which is a mistake of this program's and comes with its stack.
 */
export function printError(error: unknown, stderr: Terminal, debug: boolean): ExitCode {
  const known = error instanceof StrnnError || (error instanceof Error && error.name === 'StrnnError');
  if (known) {
    stderr.write(`strnn: ${error.message}\n`);
    if (debug) stderr.write(`${describeStack(error)}\n`);
    return 2;
  }
  stderr.write(`strnn: unexpected error, please report it:\n${describeStack(error)}\n`);
  return 1;
}
