import { describe, expect, it } from 'vitest';
import { sliceMeans } from './sliceMeans.js';

describe('sliceMeans', () => {
  it('gives the mean of each part', () => {
    expect([...sliceMeans([1, 3, 5, 7, -2, 2], 3)]).toEqual([2, 6, 0]);
    expect([...sliceMeans([1, 3, 5, 7], 1)]).toEqual([4]);
    expect([...sliceMeans([1, 3, 5, 7], 4)]).toEqual([1, 3, 5, 7]);
  });

  it('refuses parts of unequal length', () => {
    expect(() => sliceMeans([1, 2, 3, 4], 3)).toThrow('divides the 4 samples of the signal, found 3');
    expect(() => sliceMeans([1, 2], 0)).toThrow('found 0');
    expect(() => sliceMeans([], 1)).toThrow('the 0 samples');
  });
});
