import { describe, expect, it } from 'vitest';
import { duplicateGroups } from './duplicateGroups.js';

describe('duplicateGroups', () => {
  it('finds equal samples, in order', () => {
    expect(duplicateGroups(Float32Array.from([1, 2, 3, 4, 1, 2, 5, 6, 3, 4, 1, 2]), 2)).toEqual([
      [0, 2, 5],
      [1, 4],
    ]);
  });

  it('compares bytes, all of them', () => {
    expect(duplicateGroups(Float32Array.from([0, 1, -0, 1]), 2)).toEqual([]);
    expect(duplicateGroups(Float32Array.from([1, 2, 3, 1, 2, 3.0000002]), 3)).toEqual([]);
  });

  it('reads a view that starts inside its buffer', () => {
    const whole = Float32Array.from([9, 9, 1, 2, 1, 2]);
    expect(duplicateGroups(whole.subarray(2), 2)).toEqual([[0, 1]]);
  });

  it('finds one pair among many', () => {
    const x = Float32Array.from({ length: 20_000 * 3 }, (_, i) => i);
    x.copyWithin(3 * 19_000, 0, 3);
    expect(duplicateGroups(x, 3)).toEqual([[0, 19_000]]);
  });
});
