import { blockLogits } from './blockLogits.js';
import type { LinearShape } from './LinearShape.js';
import type { Objective } from './minimizeLbfgs.js';
import { softmaxRow } from './softmaxRow.js';
import { BLOCK } from './standardizeRows.js';

/**
 * Mean cross-entropy of a linear softmax classifier plus (penalty / 2) |w|^2; the intercepts are not penalised.
 *
 * @param x rows of zeros at the end up to a whole number of blocks (`standardizeRows`)
 * @param y class of every row, one per true row
 */
export function softmaxLoss(x: Float64Array, y: Int32Array, shape: LinearShape, penalty: number): Objective {
  const { columns, classes, vectors } = shape;
  const rows = y.length;
  const first = classes - vectors;
  const block = new Float64Array(BLOCK * classes);
  return (weights, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < rows; row += BLOCK) {
      blockLogits(weights, shape, x, row * columns, block);
      for (let i = 0; i < BLOCK; i++) {
        const at = i * classes;
        // Rows of zeros at the end have no label and no share in the loss.
        if (row + i >= rows) block.fill(0, at, at + classes);
        else {
          const target = at + y[row + i];
          const logit = block[target];
          loss += softmaxRow(block, at, classes) - logit;
          block[target] -= 1;
        }
      }
      for (let vector = 0; vector < vectors; vector++) {
        addBlock(gradient, vector, shape, x, row * columns, block, first + vector);
      }
    }
    return finish(weights, gradient, vectors * columns, loss / rows, rows, penalty);
  };
}

/** Gradient of one weight vector: adds the four rows, each by its residual, reading and writing every number once. */
function addBlock(
  gradient: Float64Array,
  vector: number,
  { columns, classes, vectors }: LinearShape,
  x: Float64Array,
  start: number,
  residuals: Float64Array,
  column0: number,
): void {
  const a = residuals[column0];
  const b = residuals[classes + column0];
  const c = residuals[2 * classes + column0];
  const d = residuals[3 * classes + column0];
  const base = vector * columns;
  for (let column = 0; column < columns; column++) {
    const place = start + column;
    gradient[base + column] +=
      a * x[place] + b * x[place + columns] + c * x[place + 2 * columns] + d * x[place + 3 * columns];
  }
  gradient[vectors * columns + vector] += a + b + c + d;
}

function finish(
  weights: Float64Array,
  gradient: Float64Array,
  penalised: number,
  loss: number,
  rows: number,
  penalty: number,
): number {
  let squares = 0;
  for (let i = 0; i < gradient.length; i++) gradient[i] /= rows;
  for (let i = 0; i < penalised; i++) {
    squares += weights[i] * weights[i];
    gradient[i] += penalty * weights[i];
  }
  return loss + 0.5 * penalty * squares;
}
