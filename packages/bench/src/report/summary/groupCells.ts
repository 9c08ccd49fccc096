import type { PlannedCell } from '../../matrix/PlannedCell.js';

/**
 * The cells of one configuration, which differ in nothing but the seed, by ascending seed; groups in the plan's order.
 * Lenient twins are in no group.
 */
export function groupCells(cells: readonly PlannedCell[]): PlannedCell[][] {
  const groups = new Map<string, PlannedCell[]>();
  for (const cell of cells) {
    if (cell.twinOf !== undefined) continue;
    // Planned by one program, so the properties of all have one order: a tenth of the time of canonical JSON.
    const key = JSON.stringify({ ...cell.config, seed: 0 });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return Array.from(groups.values(), (group) => group.sort((a, b) => a.config.seed - b.config.seed));
}
