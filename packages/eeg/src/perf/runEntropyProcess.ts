import { spawnSync } from 'node:child_process';
import { StrnnError } from '@strnn/core/error';
import type { EntropyFigures } from './EntropyFigures.js';

/**
 * Runs a command that prints one line of JSON per method, as `EntropyFigures`, and waits for it.
 *
 * @param command a line for the shell, or a program and its arguments
 * @throws StrnnError `data` when it fails or prints something else
 */
export function runEntropyProcess(command: string | readonly [string, ...string[]]): EntropyFigures[] {
  const options = { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } } as const;
  const { status, stdout, stderr, error } =
    typeof command === 'string'
      ? spawnSync(command, { ...options, shell: true })
      : spawnSync(command[0], command.slice(1), options);
  const lines = (stdout ?? '').split('\n').filter((line) => line.startsWith('{'));
  try {
    const figures = lines.map((line) => JSON.parse(line) as EntropyFigures);
    const whole = figures.every(
      ({ method, seconds, peak_mb }) => typeof method === 'string' && seconds.every(Number.isFinite) && peak_mb > 0,
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
    `'${name}': expected lines of {"method": ..., "seconds": [...], "peak_mb": ..., "mean": [...]}, found ${found}`,
  );
}
