import type { LinearShape } from './LinearShape.js';
import { BLOCK } from './standardizeRows.js';

/**
 * Logits of four rows: every weight is read once for the four.
 *
 * @param x rows, row-major
 * @param start where the first of the four rows starts in x
 * @param logits BLOCK x classes, written
 */
export function blockLogits(
  weights: Float64Array,
  { columns, classes, vectors }: LinearShape,
  x: Float64Array,
  start: number,
  logits: Float64Array,
): void {
  const first = classes - vectors;
  if (first > 0) for (let row = 0; row < BLOCK; row++) logits[row * classes] = 0;
  for (let vector = 0; vector < vectors; vector++) {
    const base = vector * columns;
    const intercept = weights[vectors * columns + vector];
    let [a, b, c, d] = [intercept, intercept, intercept, intercept];
    for (let column = 0; column < columns; column++) {
      const weight = weights[base + column];
      const place = start + column;
      a += weight * x[place];
      b += weight * x[place + columns];
      c += weight * x[place + 2 * columns];
      d += weight * x[place + 3 * columns];
    }
    const target = first + vector;
    logits[target] = a;
    logits[classes + target] = b;
    logits[2 * classes + target] = c;
    logits[3 * classes + target] = d;
  }
}
