import { type ComparedRow, compareRow } from '../lbp/compareRow.js';
import type { PlannedNeighbour } from '../lbp/createSamplingPlan.js';
import type { LbpTopPlane } from './LbpTopOptions.js';

export interface Volume {
  /** frames x height x width gray levels. */
  readonly levels: Float64Array;
  readonly frames: number;
  readonly height: number;
  readonly width: number;
}

/**
 * The patterns of frame t in one plane, for all pixels outside the margin; those within it are 0. A frame that a neighbour needs
 * before the first or after the last is the first or the last.
 * @param neighbours of the plane, whose rows are y in XY and frames in XT and YT, whose columns are x in XY and XT and y in YT
 * @param patterns height x width, overwritten
 */
export function volumePatterns(
  { levels, frames, height, width }: Volume,
  t: number,
  plane: LbpTopPlane,
  neighbours: readonly PlannedNeighbour[],
  margin: { readonly x: number; readonly y: number },
  patterns: Uint32Array,
): void {
  patterns.fill(0);
  const size = height * width;
  const row: ComparedRow = {
    centre: 0,
    pattern: 0,
    count: width - 2 * margin.x,
    upper: 0,
    lower: 0,
    columnStep: plane === 'YT' ? width : 1,
    planeRow: t,
    planeColumn: margin.x,
  };
  for (const neighbour of neighbours) {
    // From a centre's place in its frame to the pixels between which the neighbour lies.
    let upper = neighbour.column * row.columnStep;
    let lower = upper;
    if (plane === 'XY') {
      upper += t * size + neighbour.row * width;
      lower = upper + width;
    } else {
      upper += clamp(t + neighbour.row, frames) * size;
      lower += clamp(t + neighbour.row + 1, frames) * size;
    }
    for (let y = margin.y; y < height - margin.y; y++) {
      row.pattern = y * width + margin.x;
      row.centre = t * size + row.pattern;
      row.upper = upper + row.pattern;
      row.lower = lower + row.pattern;
      if (plane === 'XY') row.planeRow = y;
      if (plane === 'YT') row.planeColumn = y;
      compareRow(levels, patterns, neighbour, row);
    }
  }
}

function clamp(frame: number, frames: number): number {
  return Math.max(0, Math.min(frames - 1, frame));
}
