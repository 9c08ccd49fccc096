import { confusionMatrix } from './confusionMatrix.js';
import type { Labels } from './checkLabels.js';

/** How often one class is true, predicted, and both. */
export interface ClassCounts {
  readonly truth: number;
  readonly predicted: number;
  readonly both: number;
}

/** The counts of every class up to the largest label; classes that are neither true nor predicted have zeros. */
export function classCounts(truth: Labels, predicted: Labels): ClassCounts[] {
  const counts = confusionMatrix(truth, predicted);
  return counts.map((row, k) => ({
    truth: row.reduce((sum, count) => sum + count, 0),
    predicted: counts.reduce((sum, other) => sum + other[k], 0),
    both: row[k],
  }));
}
