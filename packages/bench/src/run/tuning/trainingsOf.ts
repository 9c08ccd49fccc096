import type { CellConfig } from '../../matrix/PlannedCell.js';

/** Trainings per fold: 1, and with nested tuning one more per candidate and inner fold. */
export function trainingsOf({ tuning }: Pick<CellConfig, 'tuning'>): number {
  if (tuning === undefined) return 1;
  return 1 + tuning.folds * Object.values(tuning.grid).reduce((product, values) => product * values.length, 1);
}
