/** A gray picture: `width * height` numbers, row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly values: readonly number[];
}

/** Where the mean of one node's surroundings comes from: first pixel, and the share of each pixel from there on. */
interface Span {
  readonly first: number;
  readonly shares: readonly number[];
}

/**
 * Values at the nodes of a raster that spans the whole picture from edge to edge, at most `most` nodes along the longer
 * side and never more than pixels + 1: each is the mean of the picture over the node's surroundings (half a step to every side,
 * cut at the picture's edge), so that nothing between the nodes is lost.
 * @param most an integer >= 2
 */
export function resampleRaster(
  { width, height, values }: Pixels,
  most: number,
): { readonly rows: number; readonly columns: number; readonly values: Float64Array } {
  const shrink = Math.min(1, (most - 1) / Math.max(width, height));
  const across = spans(width, Math.max(2, Math.round(width * shrink) + 1));
  const down = spans(height, Math.max(2, Math.round(height * shrink) + 1));
  const found = new Float64Array(down.length * across.length);
  down.forEach((rowSpan, row) => {
    across.forEach((columnSpan, column) => {
      let sum = 0;
      rowSpan.shares.forEach((rowShare, r) => {
        const from = (rowSpan.first + r) * width + columnSpan.first;
        columnSpan.shares.forEach((share, c) => (sum += rowShare * share * values[from + c]));
      });
      found[row * across.length + column] = sum;
    });
  });
  return { rows: down.length, columns: across.length, values: found };
}

function spans(pixels: number, nodes: number): Span[] {
  const step = pixels / (nodes - 1);
  return Array.from({ length: nodes }, (_, i) => {
    const from = Math.max(0, (i - 0.5) * step);
    const to = Math.min(pixels, (i + 0.5) * step);
    const first = Math.floor(from);
    const count = Math.max(1, Math.ceil(to) - first);
    const shares = Array.from(
      { length: count },
      (_, k) => (Math.min(to, first + k + 1) - Math.max(from, first + k)) / (to - from),
    );
    return { first, shares };
  });
}
