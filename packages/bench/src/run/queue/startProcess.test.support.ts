import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunnerTask, WorkerTask } from './queueProcess.test.support.js';

/** A runner or a worker, as a process. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** What it has printed so far, both streams. */
  readonly lines: readonly string[];
  /** Resolves once a line fits; rejects when the process has ended without one. */
  until(expression: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
}

const entry = fileURLToPath(new URL('./queueProcess.test.support.ts', import.meta.url));
const register = new URL('../../../bin/register.js', import.meta.url).href;

/** Starts one with fake work. */
export function startProcess(task: RunnerTask | WorkerTask): StartedProcess {
  const child = spawn(process.execPath, ['--import', register, entry, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (text) => {
      const parts = (rest + String(text)).split('\n');
      rest = parts.pop()!;
      lines.push(...parts);
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    lines,
    until: async (expression) => {
      for (;;) {
        const found = lines.find((line) => expression.test(line));
        if (found !== undefined) return found;
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`ended without ${expression.source}:\n${lines.join('\n')}`);
        }
        await pause(20);
      }
    },
    ended,
  };
}
