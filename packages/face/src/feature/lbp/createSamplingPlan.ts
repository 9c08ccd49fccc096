import type { LbpArithmetic } from './LbpOptions.js';
import type { NeighbourOffsets } from './neighbourOffsets.js';

/** One neighbour: the pixel up and to the left of it, and how it is interpolated between that and the next ones. */
export interface PlannedNeighbour {
  /** Its number, from 0. */
  readonly bit: number;
  /** Rows from the centre, a whole number. */
  readonly row: number;
  /** Columns from the centre, a whole number. */
  readonly column: number;
  /** On a pixel: nothing to interpolate. */
  readonly onPixel: boolean;
  /** Null where rounded. */
  readonly weights: ExactWeights | null;
  /** Rounded: the way from the upper to the lower pixel, per row of the centre, 0 to 1. */
  readonly rowShares: Float64Array;
  /** Rounded: the way from the left to the right pixel, per column of the centre, 0 to 1. */
  readonly columnShares: Float64Array;
}

/** Of the four pixels around a neighbour, whole numbers; `whole` is their sum. */
export interface ExactWeights {
  readonly upperLeft: number;
  readonly upperRight: number;
  readonly lowerLeft: number;
  readonly lowerRight: number;
  readonly whole: number;
}

/** One pixel in the units of exact weights along an axis: offsets have 5 decimals. */
const unit = 1e5;

/**
 * Prepares the interpolation of the neighbours of every pixel of a plane.
 *
 * `'exact'`: weights are products of two whole numbers up to 1e5, so with gray levels up to 65535 all sums stay below 2^53.
 * `'float64'`: a share is what is left of (coordinate + offset) as rounded at that coordinate, as scikit-image has it, so it
 * differs in its last bits from one coordinate to another.
 *
 * @param plane rows and columns of the plane, and the coordinate of its first row and column
 */
export function createSamplingPlan(
  offsets: NeighbourOffsets,
  arithmetic: LbpArithmetic,
  plane: { readonly rows: number; readonly columns: number; readonly origin: number },
): PlannedNeighbour[] {
  const exact = arithmetic === 'exact';
  const shares = (offset: number, length: number) =>
    Float64Array.from({ length: exact ? 0 : length }, (_, k) => fraction(k + plane.origin + offset));
  return Array.from(offsets.rows, (row, bit) => {
    const column = offsets.columns[bit];
    return {
      bit,
      row: Math.floor(row),
      column: Math.floor(column),
      onPixel: Number.isInteger(row) && Number.isInteger(column),
      weights: exact ? exactWeights(row, column) : null,
      rowShares: shares(row, plane.rows),
      columnShares: shares(column, plane.columns),
    };
  });
}

function exactWeights(row: number, column: number): ExactWeights {
  const down = Math.round(fraction(row) * unit);
  const right = Math.round(fraction(column) * unit);
  const [up, left] = [unit - down, unit - right];
  return {
    upperLeft: up * left,
    upperRight: up * right,
    lowerLeft: down * left,
    lowerRight: down * right,
    whole: unit * unit,
  };
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
