import { describe, expect, it } from 'vitest';
import { expandRange } from './expandRange.js';

describe('expandRange', () => {
  it('steps from one end to the other, both included', () => {
    expect(expandRange({ from: 16, to: 64, step: 16 })).toEqual([16, 32, 48, 64]);
    expect(expandRange({ from: 0, to: 0.3, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3]);
    expect(expandRange({ from: 3, to: 1, step: -1 })).toEqual([3, 2, 1]);
    expect(expandRange({ from: 1, to: 2, step: 0.4 })).toEqual([1, 1.4, 1.8]);
    expect(expandRange({ from: 5, to: 5, step: 1 })).toEqual([5]);
  });

  it('spaces a count of values evenly, or evenly in the logarithm', () => {
    expect(expandRange({ from: 0, to: 1, count: 5 })).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(expandRange({ from: 0, to: 1, count: 4 })).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(expandRange({ from: 1e-4, to: 1e-2, count: 3, scale: 'log' })).toEqual([1e-4, 1e-3, 1e-2]);
    expect(expandRange({ from: 1, to: 1e6, count: 7, scale: 'log' })).toEqual([1, 10, 100, 1e3, 1e4, 1e5, 1e6]);
    expect(expandRange({ from: 64, to: 8, count: 4, scale: 'log' })).toEqual([64, 32, 16, 8]);
    expect(expandRange({ from: 3, to: 3, count: 1 })).toEqual([3]);
  });

  it.each([
    [{ from: 1, to: 2, step: 0 }, 'step must not be 0'],
    [{ from: 1, to: 2, step: -1 }, 'step -1 never leads from 1 to 2'],
    [{ from: 1, to: 1e9, step: 1 }, 'a range of 1000000000 values is too long; at most 10000'],
    [{ from: 1, to: 2, count: 0 }, 'count must be a whole number from 1, found 0'],
    [{ from: 1, to: 2, count: 2.5 }, 'count must be a whole number from 1, found 2.5'],
    [{ from: 1, to: 2, count: 1 }, 'count 1 cannot hold both 1 and 2'],
    [{ from: 0, to: 1, count: 3, scale: 'log' as const }, "scale 'log' needs from and to above 0, found from 0, to 1"],
  ])('refuses %o', (range, reason) => {
    expect(() => expandRange(range)).toThrow(reason);
  });
});
