import { describe, expect, it } from 'vitest';
import { findGfeClips } from './findGfeClips.js';

const video = (targets: number[], index = targets.map((_, f) => f), times = index.map((f) => f / 16)) => ({
  targets: Uint8Array.from(targets),
  index: Int32Array.from(index),
  times: Float64Array.from(times),
});
const all = { shortestRun: 1, largestGap: null };

describe('findGfeClips', () => {
  it('finds runs at the start, in the middle and at the end', () => {
    const { clips } = findGfeClips(video([1, 1, 0, 1, 0, 0, 1]), all);
    expect(clips).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 4 },
      { from: 6, to: 7 },
    ]);
    expect(findGfeClips(video([0, 0]), all).clips).toEqual([]);
  });

  it('leaves short runs out and counts them', () => {
    expect(findGfeClips(video([1, 0, 1, 1, 0, 1]), { shortestRun: 2, largestGap: null })).toEqual({
      clips: [{ from: 2, to: 4 }],
      split: 0,
      short: 2,
    });
  });

  it('cuts at a gap in time, and counts it', () => {
    const gap = video([1, 1, 1, 1], [0, 1, 2, 3], [0, 0.1, 1.2, 1.3]);
    expect(findGfeClips(gap, { shortestRun: 1, largestGap: 1 })).toEqual({
      clips: [
        { from: 0, to: 2 },
        { from: 2, to: 4 },
      ],
      split: 1,
      short: 0,
    });
    expect(findGfeClips(gap, all).clips).toEqual([{ from: 0, to: 4 }]);
  });

  it('does not join frames that the copy left out something between', () => {
    expect(findGfeClips(video([1, 1, 1], [0, 1, 9]), all)).toEqual({
      clips: [
        { from: 0, to: 2 },
        { from: 2, to: 3 },
      ],
      split: 0,
      short: 0,
    });
  });
});
