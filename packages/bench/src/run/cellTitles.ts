import type { PlannedCell } from '../matrix/PlannedCell.js';
import type { CellTitle } from './progress/CellTitle.js';

/** Names cells for people: a cell's label, with its seed where several cells share the label. */
export function cellTitles(cells: readonly PlannedCell[]): CellTitle {
  const count = new Map<string, number>();
  const seeds = new Map<string, number>();
  for (const { id, label, config } of cells) {
    count.set(label, (count.get(label) ?? 0) + 1);
    seeds.set(id, config.seed);
  }
  return ({ id, label }) => ((count.get(label) ?? 0) > 1 ? `${label} seed=${seeds.get(id)}` : label);
}
