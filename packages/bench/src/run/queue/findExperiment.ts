import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Where this machine has the experiment file of an offered matrix: the file that was given, else in the folder that was
 * given (with as much of the runner's path as fits), else under the runner's own path, as on a shared folder.
 *
 * @param offered absolute path on the runner's machine.
 * @param given file or folder from `--experiment`.
 * @returns its absolute path, or why there is none.
 */
export function findExperiment(offered: string, given: string | undefined): { path: string } | { reason: string } {
  if (given === undefined) {
    return existsSync(offered)
      ? { path: offered }
      : { reason: `${offered} is not on this machine; give the experiment file or its folder with --experiment PATH` };
  }
  const place = resolve(given);
  if (!existsSync(place)) return { reason: `--experiment ${given}: there is no such file or folder` };
  const name = basename(offered);
  if (!statSync(place).isDirectory()) {
    return basename(place) === name
      ? { path: place }
      : { reason: `--experiment ${given}: the matrix needs ${name}; give its folder to serve several experiments` };
  }
  // experiments/eeg/a.ts of the runner is looked for as eeg/a.ts too, the longer one first.
  let tail = name;
  let found: string | undefined;
  for (let folder = dirname(offered); ; folder = dirname(folder)) {
    if (existsSync(join(place, tail))) found = join(place, tail);
    if (dirname(folder) === folder) break;
    tail = join(basename(folder), tail);
  }
  return found === undefined ? { reason: `--experiment ${given}: has no ${name}` } : { path: found };
}
