import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StrnnError } from '@strnn/core/error';
import type { PerfFigures } from './PerfFigures.js';

const runner = fileURLToPath(new URL('../../../../tools/run-ts.mjs', import.meta.url));
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/**
 * What is measured in one process: a whole load, its stages one after the other, a load with an empty cache and again, or single
 * operations.
 */
export const perfKinds = ['load', 'stages', 'cache', 'operations'] as const;
export type PerfKind = (typeof perfKinds)[number];

/** Measures ours in a process of its own. */
export function runOwnProcess(kind: PerfKind, folder: string, calls: number): PerfFigures[] {
  return runPerfProcess([process.execPath, runner, main, '--one', kind, '--folder', folder, '--calls', String(calls)]);
}

/**
 * Measures a peer: `COMMAND load FOLDER` or `COMMAND operations FOLDER CALLS`, which print a line of JSON, as `PerfFigures`, per
 * task. On one thread.
 * @param command a line for the shell
 */
export function runPeer(command: string, kind: PerfKind, folder: string, calls: number): PerfFigures[] {
  return runPerfProcess(`${command} ${kind} ${JSON.stringify(folder)} ${calls}`);
}

/** @throws StrnnError `data` when the command fails or prints something else */
function runPerfProcess(command: string | readonly [string, ...string[]]): PerfFigures[] {
  const threads = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const options = { encoding: 'utf8', env: { ...process.env, ...threads } } as const;
  const { status, stdout, stderr, error } =
    typeof command === 'string'
      ? spawnSync(command, { ...options, shell: true })
      : spawnSync(command[0], command.slice(1), options);
  const lines = (stdout ?? '').split('\n').filter((line) => line.startsWith('{'));
  try {
    const figures = lines.map((line) => JSON.parse(line) as PerfFigures);
    const whole = figures.every(
      ({ task, by, seconds, peak_mb, check }) =>
        typeof task === 'string' &&
        typeof by === 'string' &&
        Array.isArray(check) &&
        peak_mb > 0 &&
        seconds.length > 0 &&
        seconds.every(Number.isFinite),
    );
    if (status === 0 && figures.length > 0 && whole) return figures;
  } catch {
    // Falls through to the message.
  }
  const found =
    error?.message ?? `exit ${status}, ${lines.length} lines, ${(stderr ?? '').trim().split('\n').at(-1) ?? ''}`;
  const name = typeof command === 'string' ? command : command.join(' ');
  throw new StrnnError(
    'data',
    `'${name}': expected lines of {"task": ..., "by": ..., "seconds": [...], "peak_mb": ..., "check": [...]}, found ${found}`,
  );
}
