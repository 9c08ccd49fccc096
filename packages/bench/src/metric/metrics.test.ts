import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accuracy, balancedAccuracy, cohenKappa, confusionMatrix, macroF1, perSubjectAccuracy } from './index.js';

interface Case {
  readonly name: string;
  readonly truth: number[];
  readonly predicted: number[];
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly macroF1: number;
  readonly cohenKappa: number;
  readonly confusionMatrix: number[][];
}

// scikit-learn; made by tools/reference/bench/metrics.py.
const cases = JSON.parse(readFileSync(new URL('./fixtures/metrics.json', import.meta.url), 'utf8')) as Case[];

describe.each(cases)('scikit-learn: $name', ({ truth, predicted, ...expected }) => {
  // Both sides divide and add a few small integers in float64; only the order of additions may differ.
  it('agrees to 12 digits', () => {
    expect(accuracy(truth, predicted)).toBeCloseTo(expected.accuracy, 12);
    expect(balancedAccuracy(truth, predicted)).toBeCloseTo(expected.balancedAccuracy, 12);
    expect(macroF1(truth, predicted)).toBeCloseTo(expected.macroF1, 12);
    expect(cohenKappa(truth, predicted)).toBeCloseTo(expected.cohenKappa, 12);
    expect(confusionMatrix(truth, predicted)).toEqual(expected.confusionMatrix);
  });
});

describe('confusionMatrix', () => {
  it('has rows for the truth, columns for the prediction, and classes nobody has', () => {
    expect(confusionMatrix([0, 0, 1], [1, 0, 1], 3)).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });

  it('refuses a label beyond the classes', () => {
    expect(() => confusionMatrix([0, 3], [0, 0], 3)).toThrow(/expected labels from 0 to 2, but found 3/);
  });
});

describe('cohenKappa', () => {
  it('is 0, not NaN, where there is one class only', () => {
    expect(cohenKappa([1, 1], [1, 1])).toBe(0);
  });
});

describe('perSubjectAccuracy', () => {
  it('counts every subject, in the order of the names', () => {
    expect(perSubjectAccuracy([0, 1, 1, 0], [0, 0, 1, 1], ['s10', 's2', 's2', 's10'])).toEqual([
      { subject: 's2', correct: 1, count: 2, accuracy: 0.5 },
      { subject: 's10', correct: 1, count: 2, accuracy: 0.5 },
    ]);
  });

  it('refuses subjects that do not fit', () => {
    expect(() => perSubjectAccuracy([0, 1], [0, 1], ['a'])).toThrow(/one subject per label \(2\), but found 1/);
  });
});

describe.each([
  ['accuracy', accuracy],
  ['balanced accuracy', balancedAccuracy],
  ['macro F1', macroF1],
  ["Cohen's kappa", cohenKappa],
  ['confusion matrix', confusionMatrix],
] as const)('%s refuses', (_, metric) => {
  it('labels that do not pair, none, and what is no class', () => {
    expect(() => metric([0, 1], [0])).toThrow(expect.objectContaining({ code: 'shape' }));
    expect(() => metric([], [])).toThrow(/expected at least one label, but found none/);
    expect(() => metric([0, NaN], [0, 1])).toThrow(/true label 1: expected a class index from 0, but found NaN/);
    expect(() => metric([0, 1], [0, -1])).toThrow(/predicted label 1: .* found -1/);
  });
});
