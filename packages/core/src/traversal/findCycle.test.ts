import { describe, expect, it } from 'vitest';
import { findCycle } from './findCycle.js';

describe('findCycle', () => {
  it('finds none in a directed acyclic graph, however often paths meet again', () => {
    expect(findCycle([])).toBeUndefined();
    expect(findCycle([[], [0], [0, 1], [0, 1, 2], [3, 0]])).toBeUndefined();
  });

  it('gives the cycle in the direction of flow, smallest site first', () => {
    // 4 hears from 2, 2 from 3, 3 from 4; 0, 1 and 5 hang on to it.
    expect(findCycle([[], [4], [3, 0], [4], [2], [1]])).toEqual([2, 4, 3]);
    expect(findCycle([[1], [0]])).toEqual([0, 1]);
  });

  it('walks a chain of 100,000 sites', () => {
    const chain = Array.from({ length: 100_000 }, (_, n) => (n === 0 ? [] : [n - 1]));
    expect(findCycle(chain)).toBeUndefined();
    chain[0] = [99_999];
    expect(findCycle(chain)).toHaveLength(100_000);
  });
});
