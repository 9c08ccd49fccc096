import { type ComparedRow, compareRow } from './compareRow.js';
import type { PlannedNeighbour } from './createSamplingPlan.js';

/**
 * The patterns of all pixels of a plane that keep their neighbours inside: bit i is set where neighbour i is at least as
 * bright as the centre. The others, within the margin, stay 0.
 * @param levels height x width gray levels
 * @param margin pixels that the neighbours need on every side: the radius rounded up
 * @param patterns height x width, overwritten
 */
export function planePatterns(
  levels: Float64Array,
  { width, height }: { readonly width: number; readonly height: number },
  neighbours: readonly PlannedNeighbour[],
  margin: number,
  patterns: Uint32Array,
): void {
  patterns.fill(0);
  const row: ComparedRow = {
    centre: 0,
    pattern: 0,
    count: width - 2 * margin,
    upper: 0,
    lower: 0,
    columnStep: 1,
    planeRow: 0,
    planeColumn: margin,
  };
  for (const neighbour of neighbours) {
    for (let y = margin; y < height - margin; y++) {
      row.centre = row.pattern = y * width + margin;
      row.upper = row.centre + neighbour.row * width + neighbour.column;
      row.lower = row.upper + width;
      row.planeRow = y;
      compareRow(levels, patterns, neighbour, row);
    }
  }
}
