import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createCellIds } from '../../matrix/createCellIds.js';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { readStore } from '../store/readStore.js';
import { storeFiles } from '../store/storeFormat.js';

/** One configuration: its cells differ in nothing but the seed. */
export interface CellGroup {
  readonly label: string;
  readonly members: readonly PlannedCell[];
}

/** Whether a cell may be given up, and others compared with it: part of the grid, honest, no twin of another cell. */
export function isPrunable({ baseline, twinOf, config }: PlannedCell): boolean {
  return !baseline && twinOf === undefined && !config.protocol.lenient;
}

let last: { readonly key: string; readonly groups: readonly CellGroup[] } | undefined;

/** The configurations of a run folder's plan that pruning concerns, in its order; none when there is no plan. Read once. */
export function readGroups(runFolder: string): readonly CellGroup[] {
  const file = statSync(join(runFolder, storeFiles.plan), { throwIfNoEntry: false });
  if (file === undefined) return [];
  const key = `${runFolder} ${file.mtimeMs} ${file.size}`;
  if (last?.key === key) return last.groups;
  const idOf = createCellIds();
  const groups = new Map<string, PlannedCell[]>();
  for (const cell of readStore(runFolder)?.plan.cells ?? []) {
    if (!isPrunable(cell)) continue;
    const configuration = idOf({ ...cell.config, seed: 0 });
    const members = groups.get(configuration) ?? [];
    groups.set(configuration, members);
    members.push(cell);
  }
  last = { key, groups: Array.from(groups.values(), (members) => ({ label: members[0].label, members })) };
  return last.groups;
}
