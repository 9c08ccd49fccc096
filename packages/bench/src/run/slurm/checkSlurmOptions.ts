import { StrnnError } from '@strnn/core/error';
import type { SlurmOptions, SlurmWork } from './SlurmOptions.js';

/** Seconds of a time limit of sbatch's; undefined when it is none. @internal */
export function slurmSeconds(text: string): number | undefined {
  const withDays = /^(\d+)-(\d+)(?::(\d+))?(?::(\d+))?$/.exec(text);
  if (withDays !== null) {
    const [days, hours, minutes = 0, seconds = 0] = withDays.slice(1).map((part) => Number(part ?? 0));
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  }
  const parts = /^(\d+)(?::(\d+))?(?::(\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const [first, second, third] = parts.slice(1).map((part) => Number(part ?? 0));
  return parts[3] === undefined ? first * 60 + second : (first * 60 + second) * 60 + third;
}

/**
 * @throws StrnnError `option` for what sbatch would refuse or misread, and for a time limit that leaves no time to work
 */
export function checkSlurmOptions(options: SlurmOptions, { logs }: Pick<SlurmWork, 'logs'>): void {
  const refuse = (message: string): never => {
    throw new StrnnError('option', message);
  };
  const { array, time, grace } = options;
  const tasks = /^([1-9]\d{0,5})(%[1-9]\d{0,5})?$/.exec(array);
  if (tasks === null)
    refuse(`--array: expected a number of tasks, or 20%5 for at most 5 of 20 at a time, found '${array}'.`);
  if (time !== undefined) {
    const seconds = slurmSeconds(time);
    if (seconds === undefined) {
      return refuse(
        `--time: expected a time limit as sbatch takes it (minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes), found '${time}'.`,
      );
    }
    if (seconds <= grace) {
      refuse(
        `--time: ${time} is ${seconds} s, and ${grace} s before its end a task already saves its checkpoints (--grace). Give more time, or a shorter --grace.`,
      );
    }
  }
  for (const [name, value] of Object.entries({ partition: options.partition, account: options.account })) {
    if (value !== undefined && !/^[\w.,+-]+$/.test(value))
      refuse(`--${name}: expected the name of one, found ${JSON.stringify(value)}.`);
  }
  for (const option of options.sbatch) {
    if (!/^--?[A-Za-z][^\n]*$/.test(option))
      refuse(`--sbatch: expected one option of sbatch (--qos=long), found ${JSON.stringify(option)}.`);
    if (/^--(array|output|error|signal|requeue|no-requeue|open-mode|cpus-per-task|ntasks|nodes)\b/.test(option))
      refuse(`--sbatch ${option}: the script sets this one itself.`);
  }
  for (const line of options.setup) {
    if (line.includes('\n')) refuse(`--setup: expected one line (give the option several times), found several.`);
  }
  // sbatch reads this path from a comment of the script, where not everything can be quoted.
  if (/["\\\n]/.test(logs))
    refuse(
      `${logs}: sbatch cannot write a log under a path with a quote or a backslash in it; give another folder with --runs FOLDER.`,
    );
}
