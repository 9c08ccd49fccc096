import type { LbpSampling } from './LbpOptions.js';

/** Where the P neighbours of a pixel lie, in order: from the right counter-clockwise. */
export interface NeighbourOffsets {
  /** P, pixels downwards. */
  readonly rows: Float64Array;
  /** P, pixels to the right. */
  readonly columns: Float64Array;
}

/**
 * The neighbours on an ellipse (`'circle'`), rounded to 5 decimals as scikit-image does, or the 8 pixels on the border of a
 * rectangle (`'square'`).
 */
export function neighbourOffsets(
  points: number,
  radius: { readonly row: number; readonly column: number },
  sampling: LbpSampling = 'circle',
): NeighbourOffsets {
  const place = (sine: number, r: number) => (sampling === 'circle' ? round5(r * sine) : Math.round(sine) * r);
  const angles = Float64Array.from({ length: points }, (_, i) => (2 * Math.PI * i) / points);
  return {
    rows: angles.map((angle) => place(-Math.sin(angle), radius.row)),
    columns: angles.map((angle) => place(Math.cos(angle), radius.column)),
  };
}

function round5(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
