import { readFileSync } from 'node:fs';

/**
 * When a process of this machine started, in clock ticks since boot: with its number it names a process for good, and no
 * change of the clock touches it. `'gone'` when there is no such process or it has ended; undefined where the system does
 * not tell (not Linux).
 */
export function processStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return process.platform === 'linux' && (code === 'ENOENT' || code === 'ESRCH') ? 'gone' : undefined;
  }
  // "1234 (name, which may hold spaces and brackets) S ...": the state is field 3, the start field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : fields[19];
}
