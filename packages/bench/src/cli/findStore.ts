import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { nearestName, StrnnError } from '@strnn/core/error';
import { readStore } from '../run/store/readStore.js';
import type { RunStore } from '../run/store/RunStore.js';
import { storeFiles } from '../run/store/storeFormat.js';
import { shownPath } from '../run/shownPath.js';

/** Names of the run folders under the folder of all runs, sorted. */
export function listRuns(runs: string): string[] {
  try {
    return readdirSync(runs)
      .filter((name) => existsSync(join(runs, name, storeFiles.plan)))
      .sort();
  } catch {
    return [];
  }
}

/**
 * Finds a run folder by its path, by its name under the folder of all runs, or by the experiment file it belongs to.
 *
 * @throws StrnnError `store` when there is none, naming the nearest
 */
export function findStore(target: string, runs: string): RunStore {
  const path = resolve(target);
  for (const folder of [path, resolve(runs, target)]) {
    const store = readStore(folder);
    if (store !== undefined) return store;
  }
  const names = listRuns(runs);
  if (existsSync(path) && statSync(path).isFile()) {
    // The likely folder first: reading the plans of all others takes time.
    const likely = basename(path).replace(/(\.ablation)?\.[cm]?[jt]s$/, '');
    let unreadable: StrnnError | undefined;
    for (const name of [...names.filter((found) => found === likely), ...names.filter((found) => found !== likely)]) {
      try {
        const store = readStore(resolve(runs, name));
        if (store?.experimentFile === path) return store;
      } catch (error) {
        if (!(error instanceof StrnnError)) throw error;
        // Most likely another experiment's.
        unreadable ??= error;
      }
    }
    if (unreadable !== undefined) throw unreadable;
    throw new StrnnError(
      'store',
      `${target}: no run of this experiment in ${shownPath(resolve(runs))}. Start one: strnn run ${target}`,
    );
  }
  const near = nearestName(target, names);
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  const known = names.length === 0 ? 'there is none yet' : names.join(', ');
  throw new StrnnError(
    'store',
    `${target}: expected an experiment file or a run folder, found ${existsSync(path) ? `a folder without ${storeFiles.plan}` : 'nothing'}.${hint} Runs in ${shownPath(resolve(runs))}: ${known}.`,
  );
}
