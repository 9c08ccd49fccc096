import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logisticRegression } from './logisticRegression.js';

interface Case {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly C: number;
  readonly standardize: boolean;
  /** In 1/64. */
  readonly x: number[];
  readonly y: number[];
  /** In 1/64. */
  readonly test: number[];
  readonly classes: number[];
  readonly coefficients: number[];
  readonly intercepts: number[];
  readonly probabilities: number[];
}

// scikit-learn with tol=1e-10; made by tools/reference/bench/logistic_regression.py.
const cases = JSON.parse(
  readFileSync(new URL('./fixtures/logistic-regression.json', import.meta.url), 'utf8'),
) as Case[];
const inUnits = (values: readonly number[]): Float32Array => Float32Array.from(values, (value) => value / 64);
const trainingOf = ({ x, y, rows, columns }: Case) => ({
  x: inUnits(x),
  rows,
  columns,
  y: Int32Array.from(y),
  classCount: Math.max(...y) + 1,
});
const largestError = (found: ArrayLike<number>, expected: readonly number[]): number => {
  expect(found.length).toBe(expected.length);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(found[i] - value)), 0);
};

describe.each(cases)('scikit-learn: $name', (reference) => {
  const { C, standardize, classes } = reference;
  const options = logisticRegression.resolve({ C, standardize, tolerance: 1e-8 });
  const fitted = logisticRegression.fit(trainingOf(reference), options);

  it('agrees in coefficients and intercepts', () => {
    expect(fitted.converged).toBe(true);
    expect(fitted.seen).toEqual(classes);
    // Gradients below 1e-8 with curvatures down to the penalty's 1e-4 (C = 100, 80 rows): weights within 1e-4 at worst.
    expect(largestError(fitted.coefficients, reference.coefficients)).toBeLessThan(1e-4);
    // For three and more classes only differences of intercepts count; both sides start from 0 and keep their sum there.
    expect(largestError(fitted.intercepts, reference.intercepts)).toBeLessThan(1e-4);
  });

  it('agrees in probabilities, and gives a class without training rows none', () => {
    const rows = fitted.probabilities(inUnits(reference.test));
    expect(rows).toHaveLength(9);
    for (const row of rows) {
      expect(row).toHaveLength(Math.max(...reference.y) + 1);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
    const seen = rows.flatMap((row) => classes.map((label) => row[label]));
    expect(largestError(seen, reference.probabilities)).toBeLessThan(1e-5);
  });

  it('stays within 1e-2 in probability at the default tolerance', () => {
    const quick = logisticRegression.fit(trainingOf(reference), logisticRegression.resolve({ C, standardize }));
    expect(quick.converged).toBe(true);
    expect(quick.iterations).toBeLessThanOrEqual(fitted.iterations);
    const seen = quick.probabilities(inUnits(reference.test)).flatMap((row) => classes.map((label) => row[label]));
    // 1e-4 in the gradient against curvatures of 1e-2 and more in the directions that move predictions.
    expect(largestError(seen, reference.probabilities)).toBeLessThan(1e-2);
  });
});

describe('logisticRegression', () => {
  const training = trainingOf(cases[0]);
  const options = logisticRegression.resolve({});

  it('gives the same weights to the last bit, run after run', () => {
    const [a, b] = [logisticRegression.fit(training, options), logisticRegression.fit(training, options)];
    expect(a.coefficients).toEqual(b.coefficients);
  });

  it('counts its weights: one vector per class, one for two classes', () => {
    expect(logisticRegression.fit(training, options).parameterCount).toBe(3 * 9);
    expect(logisticRegression.fit(trainingOf(cases[1]), options).parameterCount).toBe(7);
  });

  it('predicts the same for a row whatever stands beside it', () => {
    const fitted = logisticRegression.fit(training, options);
    const all = fitted.probabilities(training.x);
    for (const row of [0, 1, 5, 89]) {
      expect(fitted.probabilities(training.x.subarray(row * 8, row * 8 + 8))).toEqual([all[row]]);
    }
    expect(fitted.probabilities(new Float32Array(0))).toEqual([]);
  });

  it('says how the fit went, also when it did not converge', () => {
    expect(logisticRegression.fit(training, options).fit).toMatch(
      /^L-BFGS, \d+ iterations, largest gradient \d\.\de-\d$/,
    );
    const short = logisticRegression.fit(training, logisticRegression.resolve({ maxIterations: 2 }));
    expect(short.converged).toBe(false);
    expect(short.fit).toMatch(/^L-BFGS, 2 iterations, .*NOT converged \(tolerance 0\.0001\)$/);
  });

  it('has strict options', () => {
    expect(options).toEqual({ C: 1, standardize: true, maxIterations: 1000, tolerance: 1e-4 });
    expect(() => logisticRegression.resolve({ c: 1 }, 'baselines[0].model')).toThrow(
      /baselines\[0\]\.model\.c: unknown option 'c'\. Did you mean 'C'/,
    );
    for (const wrong of [
      { C: 0 },
      { C: -1 },
      { C: '1' },
      { C: NaN },
      { tolerance: 0 },
      { maxIterations: 0.5 },
      { standardize: 1 },
    ]) {
      expect(() => logisticRegression.resolve(wrong)).toThrow(expect.objectContaining({ code: 'option' }));
    }
  });

  it('refuses what it cannot be fitted to', () => {
    const fit = (change: Partial<typeof training>) => () => logisticRegression.fit({ ...training, ...change }, options);
    expect(fit({ y: new Int32Array(90) })).toThrow(/two or more classes, but all 90 have class 0/);
    expect(fit({ y: new Int32Array(89) })).toThrow(/one label per row \(90\), but found 89/);
    expect(fit({ columns: 7 })).toThrow(/expected x of 90 x 7 = 630 values, but found 720/);
    expect(fit({ classCount: 2 })).toThrow(/expected labels from 0 to 1, but found 2/);
    expect(fit({ rows: 0, x: new Float32Array(0), y: new Int32Array(0) })).toThrow(/found 0 rows/);
    const x = training.x.slice();
    x[17] = NaN;
    expect(fit({ x })).toThrow(/x\[17\]: expected a finite number, but found NaN/);
  });

  it('refuses rows of another length, and values that are not finite, when it predicts', () => {
    const fitted = logisticRegression.fit(training, options);
    expect(() => fitted.probabilities(new Float32Array(9))).toThrow(
      /rows of 8 values as in training, but found 9 values/,
    );
    expect(() => fitted.probabilities(new Float32Array(8).fill(Infinity))).toThrow(/x\[0\]: expected a finite number/);
  });
});
