import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { cellFolder } from '../store/cellFolder.js';
import type { RunStore } from '../store/RunStore.js';
import type { TrackedCell } from './Tracker.js';

/**
 * The cells of a matrix as trackers show them, by id. A title always holds the seed, so that it stays what it is when
 * seeds are added; cells that share even that carry the start of their id.
 */
export function trackedCells({ folder, plan }: RunStore): ReadonlyMap<string, TrackedCell> {
  const titleOf = ({ label, config }: PlannedCell): string => {
    const seed = `seed=${config.seed}`;
    return label.split(' ').includes(seed) ? label : `${label} ${seed}`;
  };
  const count = new Map<string, number>();
  for (const cell of plan.cells) count.set(titleOf(cell), (count.get(titleOf(cell)) ?? 0) + 1);
  return new Map(
    plan.cells.map((cell) => {
      const plain = titleOf(cell);
      const title = count.get(plain) === 1 ? plain : `${plain} ${cell.id.slice(0, 6)}`;
      return [cell.id, { cell, title, folder: cellFolder(folder, cell.id) }];
    }),
  );
}
