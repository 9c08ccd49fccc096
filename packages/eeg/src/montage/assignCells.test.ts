import { describe, expect, it } from 'vitest';
import { createRandom } from '@strnn/core/random';
import { assignCells } from './assignCells.js';

/** Least sum over all assignments of n rows to distinct columns, by trying every one. */
function leastSum(costs: Float64Array, n: number, m: number, row = 0, taken = 0): number {
  if (row === n) return 0;
  let least = Infinity;
  for (let column = 0; column < m; column++) {
    if ((taken & (1 << column)) !== 0) continue;
    least = Math.min(least, costs[row * m + column] + leastSum(costs, n, m, row + 1, taken | (1 << column)));
  }
  return least;
}

describe('assignCells', () => {
  it('finds the least sum of all assignments', () => {
    const random = createRandom('assignCells');
    for (let trial = 0; trial < 200; trial++) {
      const n = 1 + random.integer(6);
      const m = n + random.integer(3);
      // Whole numbers on every other trial, so that there are ties.
      const costs = Float64Array.from({ length: n * m }, () => (trial % 2 === 0 ? random.integer(5) : random.normal()));
      const columns = assignCells(costs, n, m);
      expect(new Set(columns).size).toBe(n);
      const sum = columns.reduce((total, column, row) => total + costs[row * m + column], 0);
      expect(sum).toBeCloseTo(leastSum(costs, n, m), 9);
    }
  });

  it('has nothing to do without rows', () => {
    expect(assignCells(new Float64Array(0), 0, 4)).toHaveLength(0);
  });
});
