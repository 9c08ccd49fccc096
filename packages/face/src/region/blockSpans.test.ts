import { describe, expect, it } from 'vitest';
import { blockSpans } from './blockSpans.js';

describe('blockSpans', () => {
  it('shares the pixel on a border by its area', () => {
    // 5 pixels in 2 blocks of 2.5: exact in binary.
    expect(blockSpans(5, 2, 0)).toEqual([
      { first: 0, weights: Float64Array.of(0.4, 0.4, 0.2) },
      { first: 2, weights: Float64Array.of(0.2, 0.4, 0.4) },
    ]);
    // 6 pixels, 2 blocks that share half: 4 pixels each, 2 in common.
    expect(blockSpans(6, 2, 0.5).map(({ first, weights }) => [first, ...weights])).toEqual([
      [0, 0.25, 0.25, 0.25, 0.25],
      [2, 0.25, 0.25, 0.25, 0.25],
    ]);
  });

  it.each([0, 0.1, 1 / 3, 0.5, 0.9, 0.999])('covers every axis from end to end with overlap %d', (overlap) => {
    for (let length = 1; length <= 60; length += 7) {
      for (let count = 1; count <= length; count += 3) {
        const spans = blockSpans(length, count, overlap);
        const blockLength = length / (count - (count - 1) * overlap);
        let covered = 0;
        for (const { first, weights } of spans) {
          expect(first + weights.length).toBeLessThanOrEqual(length);
          expect(weights.every((weight) => weight >= 0 && weight * blockLength <= 1 + 1e-9)).toBe(true);
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
          expect(first).toBeLessThanOrEqual(covered);
          covered = first + weights.length;
        }
        expect(spans[0].first).toBe(0);
        expect(covered).toBe(length);
      }
    }
  });

  it('cuts a divisible length at whole pixels, however large', () => {
    for (const { first, weights } of blockSpans(49 * 1001, 49, 0)) {
      expect(weights).toHaveLength(1001);
      expect(first % 1001).toBe(0);
    }
  });
});
