import type { AxisValue } from '../../matrix/AblationDefinition.js';
import type { TuningSpec } from '../../matrix/PlannedCell.js';

/** One combination of values: option path -> value. */
export type Candidate = Readonly<Record<string, AxisValue>>;

/**
 * Every combination of the grid's values. Paths in the order of their names, whatever the order they were written in (it
 * is no part of a cell's identity), values in the order written; the last path changes fastest.
 */
export function candidatesOf({ grid }: Pick<TuningSpec, 'grid'>): Candidate[] {
  const paths = Object.keys(grid).sort();
  return paths.reduce<Candidate[]>(
    (candidates, path) =>
      candidates.flatMap((candidate) => grid[path].map((value) => ({ ...candidate, [path]: value }))),
    [{}],
  );
}
