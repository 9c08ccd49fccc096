import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { calibration, rocAuc } from './index.js';

interface Case {
  readonly name: string;
  readonly classes: number;
  readonly truth: number[];
  readonly probabilities: number[][];
  readonly auc: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
  readonly tested: number[];
}

// scikit-learn; made by tools/reference/bench/probability_metrics.py.
const cases = JSON.parse(readFileSync(new URL('./fixtures/probabilities.json', import.meta.url), 'utf8')) as Case[];

describe.each(cases)('scikit-learn: $name', ({ truth, probabilities, classes, ...expected }) => {
  // Sums of at most 200 numbers in float64 on both sides; only the order of additions may differ.
  it('agrees on the area to 12 digits', () => {
    expect(rocAuc(truth, probabilities, classes)).toBeCloseTo(expected.auc, 12);
  });

  it('agrees on calibration to 12 digits', () => {
    const found = calibration(truth, probabilities)!;
    expect(found.logLoss).toBeCloseTo(expected.logLoss, 12);
    expect(found.brier).toBeCloseTo(expected.brier, 12);
    expect(found.ece).toBeCloseTo(expected.ece, 12);
    expect(found.bins.tested).toEqual(expected.tested);
  });
});

describe('rocAuc', () => {
  it('is 1 for the right order, 0 for the reverse, 0.5 where all are equal', () => {
    const rows = [0.1, 0.4, 0.6, 0.9].map((p) => [1 - p, p]);
    expect(rocAuc([0, 0, 1, 1], rows, 2)).toBe(1);
    expect(rocAuc([1, 1, 0, 0], rows, 2)).toBe(0);
    expect(rocAuc([0, 1, 0, 1], new Array<number[]>(4).fill([0.5, 0.5]), 2)).toBe(0.5);
  });

  it('depends on the order of the scores only, and on no order of the samples', () => {
    const random = createRandom('auc');
    for (let trial = 0; trial < 20; trial++) {
      const rows = Array.from({ length: 30 }, () => [0, 0, 0].map(() => random.uniform()));
      const truth = rows.map((_, i) => i % 3);
      const found = rocAuc(truth, rows, 3) as number;
      const order = rows.map((_, i) => i);
      random.shuffle(order);
      expect(
        rocAuc(
          order.map((i) => truth[i]),
          order.map((i) => rows[i].map(Math.exp)),
          3,
        ),
      ).toBeCloseTo(found, 14);
    }
  });

  it('refuses one class, and rows that do not fit', () => {
    expect(rocAuc([1, 1], [[0, 1], [1, 0]], 2)).toEqual({ refused: 'all 2 samples are of class 1' }); // prettier-ignore
    expect(() => rocAuc([0], [[1]], 1)).toThrow(/expected two classes or more, but found 1/);
    expect(() => rocAuc([0, 1], [[0, 1]], 2)).toThrow(/one row of probabilities per true label \(2\), but found 1/);
    expect(() => rocAuc([0], [[0, 1, 0]], 2)).toThrow(/sample 0: expected 2 probabilities, but found 3/);
    expect(() => rocAuc([2], [[0, 1]], 2)).toThrow(/true label 0: expected a class from 0 to 1, but found 2/);
    expect(() => rocAuc([0], [[NaN, 1]], 2)).toThrow(/sample 0, class 0: expected a finite probability, but found NaN/);
  });
});

describe('calibration', () => {
  it('puts a probability on the edge of two bins into the lower one', () => {
    const found = calibration([0, 0, 1], [[0.5, 0.5], [0.75, 0.25], [0, 1]], 4)!; // prettier-ignore
    expect(found.bins).toEqual({ tested: [0, 1, 1, 1], confidence: [0, 0.5, 0.75, 1], correct: [0, 1, 1, 1] });
    expect(found.ece).toBeCloseTo(0.25, 14);
  });

  it('is undefined where every probability is 0 or 1', () => {
    expect(calibration([0, 1], [[1, 0], [1, 0]])).toBeUndefined(); // prettier-ignore
  });

  it('takes the rounding of float32, refuses more', () => {
    expect(calibration([0], [[0.3333333, 0.6666668]])).toBeDefined();
    expect(() => calibration([0], [[0.3, 0.6]])).toThrow(
      /sample 0: expected probabilities with the sum 1, but found 0.89/,
    );
    expect(() => calibration([0], [[-0.5, 1.5]])).toThrow(
      /sample 0: expected probabilities from 0 to 1, but found -0.5/,
    );
    expect(() => calibration([0], [[0.5, 0.5]], 0)).toThrow(/expected a number of bins from 1, but found 0/);
    expect(() => calibration([], [])).toThrow(/expected at least one label, but found none/);
  });
});
