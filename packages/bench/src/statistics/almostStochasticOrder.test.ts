import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { almostStochasticOrder, type AlmostStochasticOrder } from './index.js';

// numpy and deepsig; made by tools/reference/bench/almost_stochastic_order.py.
const cases = JSON.parse(
  readFileSync(new URL('./fixtures/almostStochasticOrder.json', import.meta.url), 'utf8'),
) as readonly { name: string; first: number[]; second: number[]; epsilon: number; epsilonMin: number }[];

describe('almostStochasticOrder', () => {
  it.each(cases)('is the formula, and deepsig but for its grid and draws: $name', ({ first, second, ...expected }) => {
    const found = almostStochasticOrder(first, second) as AlmostStochasticOrder;
    expect(found.epsilon).toBeCloseTo(expected.epsilon, 12);
    expect(found.counts).toEqual([first.length, second.length]);
    // Both draw 1000 times: a deviation of up to 0.3, times 1.64, with a Monte Carlo error of 2 % on each side;
    // deepsig's grid of 0.005 comes on top.
    expect(Math.abs(found.epsilonMin - expected.epsilonMin)).toBeLessThan(0.06);
  });

  it('is 0 where the first is above everywhere, 1 the other way round', () => {
    const [low, high] = [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]; // prettier-ignore
    expect(almostStochasticOrder(high, low)).toMatchObject({ epsilon: 0, epsilonMin: 0, confidence: 0.95 });
    expect(almostStochasticOrder(low, high)).toMatchObject({ epsilon: 1, epsilonMin: 1 });
  });

  it('of one side and of the other add up to 1, and shift, scale and order do not matter', () => {
    const random = createRandom('aso');
    for (let trial = 0; trial < 20; trial++) {
      const [first, second] = [7, 12].map((count) => Array.from({ length: count }, () => random.normal()));
      const found = almostStochasticOrder(first, second, { resamples: 10 }) as AlmostStochasticOrder;
      const other = almostStochasticOrder(second, first, { resamples: 10 }) as AlmostStochasticOrder;
      expect(found.epsilon + other.epsilon).toBeCloseTo(1, 12);
      const [a, b] = [first, second].map((values) => values.map((value) => 3 * value - 1).reverse());
      expect((almostStochasticOrder(a, b, { resamples: 10 }) as AlmostStochasticOrder).epsilon).toBeCloseTo(
        found.epsilon,
        12,
      );
    }
  });

  it('depends on the seed, is stricter with more confidence, and can keep pairs together', () => {
    const [{ first, second }] = cases.slice(1);
    const bound = (options: Parameters<typeof almostStochasticOrder>[2]): number =>
      (almostStochasticOrder(first, second, options) as AlmostStochasticOrder).epsilonMin;
    expect(bound({ seed: 4 })).toBe(bound({ seed: 4 }));
    expect(bound({ seed: 4 })).not.toBe(bound({ seed: 5 }));
    expect(bound({ confidence: 0.99 })).toBeGreaterThan(bound({}));
    // Each score of one side is just below its pair: no resample of pairs has the second above.
    const pairs = { resamples: 100, paired: true };
    const below = first.map((value) => value - 0.001);
    expect(almostStochasticOrder(first, below, pairs)).toMatchObject({ epsilon: 0, epsilonMin: 0 });
    expect((almostStochasticOrder(first, below) as AlmostStochasticOrder).epsilonMin).toBeGreaterThan(0.2);
  });

  it('refuses few scores, equal ones and pairs that are none', () => {
    expect(almostStochasticOrder([1, 2, 3], [1, 2, 3, 4, 5])).toEqual({
      refused: 'needs at least 5 scores on each side, but found 3',
    });
    expect(almostStochasticOrder([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])).toEqual({
      refused: 'both sides have the same scores',
    });
    expect(() => almostStochasticOrder([1, 2, 3, 4, NaN], [1, 2, 3, 4, 5])).toThrow(/expected a finite number/);
    expect(() => almostStochasticOrder([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], { paired: true })).toThrow(
      /expected as many paired scores on both sides, but found 5 and 6/,
    );
  });
});
