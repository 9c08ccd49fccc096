import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { cellFamily, cellShape, relativeCost } from './cellShape.js';

/**
 * The order in which cells are worth measuring: of each family (data setting, split, kind of model) the cheapest and the
 * dearest, then what lies in between, always in the middle of the widest gap; one cell of each shape. Families take turns.
 */
export function chooseTrials(cells: readonly PlannedCell[]): PlannedCell[] {
  const shapes = new Map<string, PlannedCell>();
  for (const cell of cells) {
    const shape = cellShape(cell.config);
    if (!shapes.has(shape)) shapes.set(shape, cell);
  }
  const families = new Map<string, PlannedCell[]>();
  for (const cell of shapes.values()) {
    const family = cellFamily(cell.config);
    families.set(family, [...(families.get(family) ?? []), cell]);
  }
  const queues = [...families.values()].map((family) =>
    spread([...family].sort((a, b) => relativeCost(a) - relativeCost(b))),
  );
  const order: PlannedCell[] = [];
  for (let turn = 0; queues.some((queue) => turn < queue.length); turn++) {
    for (const queue of queues) if (turn < queue.length) order.push(queue[turn]);
  }
  return order;
}

/** Last, first, middle, quarters, ... of a sorted list. */
function spread<T>(sorted: readonly T[]): T[] {
  const places = new Set([sorted.length - 1, 0]);
  for (let parts = 2; places.size < sorted.length; parts *= 2) {
    for (let part = 1; part < parts; part++) places.add(Math.round(((sorted.length - 1) * part) / parts));
    if (parts > 2 * sorted.length) break;
  }
  return [...places].map((place) => sorted[place]);
}
