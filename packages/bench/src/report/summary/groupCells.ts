import { canonicalJson } from '../../matrix/canonicalJson.js';
import type { CellConfig, PlannedCell } from '../../matrix/PlannedCell.js';

/** The cells of one configuration, which differ in nothing but the seed, by ascending seed; groups in the plan's order. */
export function groupCells(cells: readonly PlannedCell[]): PlannedCell[][] {
  const groups = new Map<string, PlannedCell[]>();
  for (const cell of cells) {
    const key = canonicalJson(withoutSeed(cell.config));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return Array.from(groups.values(), (group) => group.sort((a, b) => a.config.seed - b.config.seed));
}

/** What the seeds of a row have in common. */
function withoutSeed(config: CellConfig): Omit<CellConfig, 'seed'> {
  const { seed: _, ...rest } = config;
  return rest;
}
