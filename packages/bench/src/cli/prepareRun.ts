import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSource } from '@strnn/core/samples';
import type { CellConfig, PlannedCell } from '../matrix/PlannedCell.js';
import { removePrepared, sharedData } from '../run/prepared/index.js';
import { removeEmptyFolders } from '../run/prepared/removeEmptyFolders.js';
import { selectCells } from '../run/selectCells.js';
import { checkStore } from '../run/store/checkStore.js';
import { keepData } from '../run/store/keepData.js';
import { openStore } from '../run/store/openStore.js';
import { readCellStates } from '../run/store/readCellStates.js';
import type { RunStore } from '../run/store/RunStore.js';
import { storeFiles } from '../run/store/storeFormat.js';
import { addLeakTwins } from './addLeakTwins.js';
import type { CommandContext } from './CommandContext.js';
import type { RunFlags } from './runCommand.js';

/**
 * Everything before the first cell: plans, refuses what cannot run, opens the run folder and keeps the description of the
 * data in it. Of the samples themselves nothing stays in this process.
 *
 * @param note gets a line for the user.
 * @returns the run folder and the cells that are asked for.
 * @throws StrnnError for anything that would stop the run; nothing has been written then.
 */
export async function prepareRun(
  experiment: string,
  { runs, only, retry = false, leakDelta = false }: Pick<RunFlags, 'runs' | 'only' | 'retry' | 'leakDelta'>,
  context: CommandContext,
  note: (line: string) => void,
): Promise<{ store: RunStore; cells: readonly PlannedCell[] }> {
  const { plan: planned, dataOf, check } = await context.plan(experiment);
  const folder = resolve(runs, planned.name);
  checkStore(folder, planned);

  let last: { fingerprint: string; data: DataSource } | undefined;
  const shared = (config: CellConfig['data']): DataSource => {
    const { fingerprint } = config;
    if (last?.fingerprint !== fingerprint)
      last = { fingerprint, data: sharedData(dataOf(config), folder, fingerprint, note) };
    return last.data;
  };
  const isNew = !existsSync(join(folder, storeFiles.plan));
  const orClean = async <Value>(action: () => Promise<Value>): Promise<Value> => {
    try {
      return await action();
    } catch (error) {
      if (isNew) {
        removePrepared(folder);
        removeEmptyFolders(join(folder, storeFiles.data));
      }
      throw error;
    }
  };
  const { plan, cells } = await orClean(async () => {
    const all = leakDelta ? await addLeakTwins(planned, folder, shared, note) : planned;
    return { plan: all, cells: selectCells(all.cells, only) };
  });
  const states = readCellStates(folder, cells);
  const toRun = cells.filter((_, n) => {
    const { state } = states[n];
    return state !== 'done' && (retry || (state !== 'failed' && state !== 'pruned'));
  });
  if (toRun.length > 0) {
    note('Checking the data, the splits and the plugins');
    await orClean(() => check(toRun, shared));
  }
  const store = openStore(runs, plan);
  const settings = new Map(plan.cells.map(({ config: { data } }) => [data.fingerprint, data]));
  for (const data of settings.values()) await keepData(store.folder, shared(data), data.fingerprint);
  return { store, cells };
}
