import type { ExactWeights, PlannedNeighbour } from './createSamplingPlan.js';

/** A run of centres and, for one of their neighbours, the pixels between which it lies. */
export interface ComparedRow {
  /** Index of the first centre. */
  centre: number;
  /** Index of its pattern. */
  pattern: number;
  /** Centres, one index after the other. */
  count: number;
  /** Index of the pixel up and to the left of the first centre's neighbour. */
  upper: number;
  /** Index of the pixel below that. */
  lower: number;
  /** From a pixel to the one to its right in the plane. */
  columnStep: number;
  /** The first centre's row in the plane. */
  planeRow: number;
  /** The first centre's column in the plane. */
  planeColumn: number;
}

/**
 * Sets the neighbour's bit in the pattern of every centre that is not brighter than the neighbour. Without branches in the loops:
 * they would be mispredicted every other time.
 */
export function compareRow(
  levels: Float64Array,
  patterns: Uint32Array,
  neighbour: PlannedNeighbour,
  row: ComparedRow,
): void {
  if (neighbour.onPixel) compareOnPixel(levels, patterns, neighbour.bit, row);
  else if (neighbour.weights !== null) compareExactly(levels, patterns, neighbour.bit, neighbour.weights, row);
  else compareRounded(levels, patterns, neighbour, row);
}

function compareOnPixel(
  levels: Float64Array,
  patterns: Uint32Array,
  bit: number,
  { centre, pattern, count, upper }: ComparedRow,
): void {
  for (let k = 0; k < count; k++) {
    patterns[pattern + k] |= Number(levels[upper + k] >= levels[centre + k]) << bit;
  }
}

function compareExactly(
  levels: Float64Array,
  patterns: Uint32Array,
  bit: number,
  { upperLeft, upperRight, lowerLeft, lowerRight, whole }: ExactWeights,
  { centre, pattern, count, upper, lower, columnStep }: ComparedRow,
): void {
  for (let k = 0; k < count; k++) {
    const above = upperLeft * levels[upper + k] + upperRight * levels[upper + k + columnStep];
    const below = lowerLeft * levels[lower + k] + lowerRight * levels[lower + k + columnStep];
    patterns[pattern + k] |= Number(above + below >= whole * levels[centre + k]) << bit;
  }
}

/** The order of the operations is scikit-image's. */
function compareRounded(
  levels: Float64Array,
  patterns: Uint32Array,
  { bit, rowShares, columnShares }: PlannedNeighbour,
  { centre, pattern, count, upper, lower, columnStep, planeRow, planeColumn }: ComparedRow,
): void {
  const down = rowShares[planeRow];
  // Centres one index apart lie in one column of the plane where its columns are rows of the image.
  const shareStep = columnStep === 1 ? 1 : 0;
  for (let k = 0, s = planeColumn; k < count; k++, s += shareStep) {
    const right = columnShares[s];
    const above = (1 - right) * levels[upper + k] + right * levels[upper + k + columnStep];
    const below = (1 - right) * levels[lower + k] + right * levels[lower + k + columnStep];
    patterns[pattern + k] |= Number((1 - down) * above + down * below >= levels[centre + k]) << bit;
  }
}
