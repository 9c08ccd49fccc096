import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { weightCount } from './LinearShape.js';
import { softmaxLoss } from './softmaxLoss.js';
import { standardizeRows } from './standardizeRows.js';

describe.each([
  { rows: 5, columns: 3, classes: 3, vectors: 3 },
  { rows: 8, columns: 2, classes: 4, vectors: 4 },
  { rows: 7, columns: 4, classes: 2, vectors: 1 },
])('softmaxLoss with %o', ({ rows, ...shape }) => {
  const random = createRandom('softmax');
  const plain = { mean: new Float64Array(shape.columns), scale: new Float64Array(shape.columns).fill(1) };
  const x = standardizeRows(
    Float32Array.from({ length: rows * shape.columns }, () => random.normal()),
    plain,
  );
  const y = Int32Array.from({ length: rows }, (_, row) => row % shape.classes);
  const loss = softmaxLoss(x, y, shape, 0.3);
  const weights = Float64Array.from({ length: weightCount(shape) }, () => random.normal());

  it('is the mean cross-entropy plus the penalty, written out', () => {
    let expected = 0;
    for (let row = 0; row < rows; row++) {
      const logits = Array.from({ length: shape.classes }, (_, k) => {
        const vector = k - (shape.classes - shape.vectors);
        if (vector < 0) return 0;
        let logit = weights[shape.vectors * shape.columns + vector];
        for (let c = 0; c < shape.columns; c++)
          logit += weights[vector * shape.columns + c] * x[row * shape.columns + c];
        return logit;
      });
      expected += Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0)) - logits[y[row]];
    }
    const squares = weights.subarray(0, shape.vectors * shape.columns).reduce((sum, w) => sum + w * w, 0);
    expect(loss(weights, new Float64Array(weights.length))).toBeCloseTo(expected / rows + 0.15 * squares, 12);
  });

  it('has the gradient of its own value', () => {
    const gradient = new Float64Array(weights.length);
    loss(weights, gradient);
    const unused = new Float64Array(weights.length);
    weights.forEach((weight, i) => {
      const moved = (by: number): number =>
        loss(
          Float64Array.from(weights, (w, j) => (j === i ? weight + by : w)),
          unused,
        );
      // Central differences, step 1e-5: 1e-10 from the third derivative, 1e-11 from rounding.
      expect(gradient[i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 8);
    });
  });

  it('does not overflow', () => {
    const huge = weights.map((weight) => weight * 1e4);
    expect(Number.isFinite(loss(huge, new Float64Array(weights.length)))).toBe(true);
  });
});
