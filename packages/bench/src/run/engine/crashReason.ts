import { memoryReason } from './memoryReason.js';

/**
 * Why a worker process ended, for the user.
 *
 * @param code its exit status, or null.
 * @param signal the signal that ended it, or null.
 * @param output the last lines it wrote to stderr.
 * @param memory MiB that it was allowed, where there was a limit.
 */
export function crashReason(
  code: number | null,
  signal: NodeJS.Signals | null,
  output: readonly string[],
  memory?: number,
): string {
  const text = output.join('\n');
  let reason =
    signal === null ? `the worker process exited with status ${code}` : `the worker process was ended by ${signal}`;
  if (/heap out of memory|Reached heap limit/.test(text)) {
    if (memory !== undefined) return memoryReason(memory, undefined);
    reason += `: its JavaScript heap was full (a larger one: NODE_OPTIONS=--max-old-space-size=8192)`;
  } else if (signal === 'SIGKILL') {
    reason += `: often the system was out of memory (fewer --workers need less)`;
  }
  const lines = output.filter((line) => line.trim() !== '').slice(-12);
  return lines.length === 0 ? reason : `${reason}\nIts last output:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
