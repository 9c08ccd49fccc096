import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { baselines, findBaseline } from './baselines.js';

describe('the list', () => {
  it('finds a baseline by name, and names the nearest one otherwise', () => {
    for (const baseline of baselines) expect(findBaseline(baseline.kind)).toBe(baseline);
    expect(new Set(baselines.map(({ kind }) => kind)).size).toBe(baselines.length);
    expect(() => findBaseline('logistic', 'baselines[1].model')).toThrow(
      "baselines[1].model: unknown baseline 'logistic'. Allowed: majority, logistic-regression.",
    );
    expect(() => findBaseline('majorty')).toThrow(/Did you mean 'majority'/);
  });
});

describe.each(baselines)('every baseline: $kind', (baseline) => {
  const random = createRandom('baselines');
  const y = Int32Array.from({ length: 40 }, (_, row) => row % 3);
  const x = Float32Array.from({ length: 40 * 5 }, (_, i) => random.normal() + y[Math.floor(i / 5)]);
  const training = { x, rows: 40, columns: 5, y, classCount: 3 };
  const options = baseline.resolve({});

  it('fills in plain JSON defaults that it accepts again', () => {
    expect(baseline.resolve(JSON.parse(JSON.stringify(options)) as Record<string, unknown>)).toEqual(options);
  });

  it('gives probabilities that sum to 1, no worse than chance on its training rows', () => {
    const rows = baseline.fit(training, options, 1).probabilities(x);
    for (const row of rows) {
      expect(row.every((value) => value >= 0)).toBe(true);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
    const correct = rows.filter((row, i) => row.indexOf(Math.max(...row)) === y[i]).length;
    expect(correct).toBeGreaterThanOrEqual(14);
  });

  it('gives the same with the same seed', () => {
    const [a, b] = [1, 1].map((seed) => baseline.fit(training, options, seed).probabilities(x));
    expect(a).toEqual(b);
  });
});
