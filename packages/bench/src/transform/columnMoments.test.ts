import { describe, expect, it } from 'vitest';
import { columnMoments } from './columnMoments.js';

describe('columnMoments', () => {
  it('takes the rows it is given, divides by n', () => {
    const { mean, scale } = columnMoments(Float32Array.from([1, 10, 100, 100, 3, 30]), 2, Int32Array.from([0, 2]));
    expect([...mean]).toEqual([2, 20]);
    expect([...scale]).toEqual([1, 10]);
  });

  it('gives a column that does not vary the scale 1, exactly, also far from zero', () => {
    const x = new Float32Array(3000).fill(1234.567);
    const { mean, scale } = columnMoments(x, 1, Int32Array.from(x.keys()));
    expect(mean[0]).toBe(Math.fround(1234.567));
    expect(scale[0]).toBe(1);
  });

  it('keeps the deviation of small signals on a large offset', () => {
    // Offset 2^20, steps of 1/8: both exact in float32, so that the true deviation is 1/8.
    const x = Float32Array.from({ length: 1000 }, (_, i) => 2 ** 20 + (i % 2 === 0 ? 1 : -1) / 8);
    expect(columnMoments(x, 1, Int32Array.from(x.keys())).scale[0]).toBe(1 / 8);
  });

  it.each([NaN, Infinity])('names the place of %s', (bad) => {
    const x = Float32Array.from([1, 2, 3, bad]);
    expect(() => columnMoments(x, 2, Int32Array.from([0, 1]))).toThrow(
      `x[3]: expected a finite number, but found ${bad}`,
    );
    expect(() => columnMoments(x, 2, Int32Array.from([0]))).not.toThrow();
  });

  it('refuses no rows', () => {
    expect(() => columnMoments(new Float32Array(2), 2, new Int32Array(0))).toThrow(/at least one training sample/);
  });
});
