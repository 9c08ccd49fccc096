// What the build scripts of this folder share: how a step runs, and how it says why it cannot.
import { spawnSync } from 'node:child_process';

/** A step that cannot be done: which one, what it expected, what it found, what to do. */
export class StepError extends Error {
  /**
   * @param {string} step
   * @param {{ expected: string, found: string, remedy: string, status?: number }} reason status: that of the exit, 2
   *   where this machine lacks what the step needs
   */
  constructor(step, { expected, found, remedy, status = 1 }) {
    super(`${step}: expected ${expected}, found ${found}; ${remedy}`);
    this.found = found;
    this.status = status;
  }
}

/**
 * Runs a command.
 *
 * @param {string} step
 * @param {string[]} command
 * @param {{ expected: string, remedy: string, status?: number, cwd?: string }} reason for the error where it fails
 * @returns {{ stdout: string, stderr: string }}
 */
export function run(step, [command, ...args], { expected, remedy, status: exit, cwd }) {
  const { error, status, signal, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return { stdout, stderr };
  const printed = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n').slice(-30).join('\n  ');
  const ended =
    error?.code === 'ENOENT' ? `no command '${command}'` : `that it ended with ${error?.code ?? signal ?? status}`;
  throw new StepError(step, {
    expected,
    found: printed === '' ? ended : `${ended} and\n  ${printed}\n`,
    remedy,
    status: exit,
  });
}

/** Prints why a script stopped; what is no error of a step or an option is thrown on. */
export function report(script, error) {
  const usage = error.code?.startsWith('ERR_PARSE_ARGS');
  if (!usage && !(error instanceof StepError)) throw error;
  console.error(`${script}: ${error.message}`);
  process.exitCode = usage ? 2 : error.status;
}
