import { describe, expect, it } from 'vitest';
import { at } from '../landmarks.test.support.js';
import { chooseFace, type ChooseFaceOptions } from './chooseFace.js';
import type { FaceTrack, TrackedFace } from './FaceTrack.js';

/** A face of the given id: a square of side `side` at x. */
const face = (id: string, x: number, side = 10): TrackedFace => ({ id, landmarks: at(x, 0, x + side, side) });
/** One list of faces per frame; frame numbers from 1. */
const track = (...frames: TrackedFace[][]): FaceTrack => {
  return { frames: frames.map((faces, i) => ({ index: i + 1, faces, failed: 0 })) };
};
const xs = (options: ChooseFaceOptions, given: FaceTrack) =>
  chooseFace(given, options).landmarks.map(({ points }) => points[0]);

describe('chooseFace', () => {
  it('takes the only face', () => {
    const found = chooseFace(track([face('4', 1)], [face('5', 2)]));
    expect(found.landmarks.map(({ points }) => points[0])).toEqual([1, 2]);
    expect(found).toMatchObject({ frames: [1, 2], missed: 0, interpolated: 0, dropped: 0, others: 0 });
    expect(found.times).toBeUndefined();
  });

  it('chooses among several by a rule, the first of equals', () => {
    const several = track([face('a', 0), face('b', 50, 20)], [face('b', 51), face('a', 1)], [face('b', 52)]);
    expect(xs({ face: 'largest' }, several)).toEqual([50, 51, 52]);
    expect(xs({ face: 'most-frequent' }, several)).toEqual([50, 51, 52]);
    expect(xs({ face: { id: 'a' }, otherwise: 'drop' }, several)).toEqual([0, 1]);
    expect(chooseFace(several, { face: 'largest' }).others).toBe(2);
    expect(xs({ face: 'most-frequent' }, track([face('a', 0), face('b', 50)]))).toEqual([0]);
  });

  it('closes gaps by interpolation, flagged, and counts them', () => {
    const gap = track([face('a', 0)], [], [], [face('a', 6, 40)], [face('a', 7)]);
    const found = chooseFace(gap, { longestGap: 2 });
    expect(found.landmarks.map(({ points }) => points[0])).toEqual([0, 2, 4, 6, 7]);
    expect([...found.landmarks[1].points]).toEqual([2, 0, 22, 20]);
    expect(found.landmarks.map(({ missing }) => missing && [...missing])).toEqual([
      undefined,
      [1, 1],
      [1, 1],
      undefined,
      undefined,
    ]);
    expect(found).toMatchObject({ missed: 2, interpolated: 2, dropped: 0 });
  });

  it('interpolates over time and depth where there are', () => {
    const frames = [0, 1, 2].map((i) => ({
      index: i,
      time: [0, 0.1, 0.4][i],
      failed: 0,
      faces: i === 1 ? [] : [{ id: '0', landmarks: { ...at(10 * i, 0), depth: Float64Array.of(100 * i) } }],
    }));
    const { landmarks, times } = chooseFace({ frames }, { longestGap: 1 });
    expect([landmarks[1].points[0], landmarks[1].depth![0]]).toEqual([5, 50]);
    expect([...times!]).toEqual([0, 0.1, 0.4]);
    // A frame that the file left out has no time of its own.
    const [first, , last] = frames;
    const made = chooseFace({ frames: [first, { index: 1, faces: [], failed: 0 }, last] }, { longestGap: 1 });
    expect([...made.times!]).toEqual([0, 0.2, 0.4]);
    expect(made.landmarks[1].points[0]).toBe(10);
  });

  it('drops the rest when asked', () => {
    const gaps = track([], [face('a', 0)], [], [face('a', 1)], [], [], [face('a', 2)], []);
    const found = chooseFace(gaps, { longestGap: 1, otherwise: 'drop' });
    expect(found.frames).toEqual([2, 3, 4, 7]);
    expect(found).toMatchObject({ missed: 5, interpolated: 1, dropped: 4 });
  });

  it.each<[FaceTrack, ChooseFaceOptions, string]>([
    [
      track([face('a', 0), face('b', 1)]),
      {},
      "frame 1: expected one face, found 2; choose with face: 'largest', 'most-frequent' or { id }.",
    ],
    [track([], []), {}, 'expected a face in one of 2 frames, found none.'],
    [track([], []), { face: 'most-frequent' }, 'expected a face in one of 2 frames, found none.'],
    [
      track([face('a', 0)], [], [face('a', 0)]),
      {},
      'expected at most 0 frames without the face in a row, found 1 without it (frame 2); a larger longestGap has them interpolated.',
    ],
    [
      track([], [], [face('a', 0)]),
      { longestGap: 9 },
      'expected the face in the first and the last frame, found 2 without it (frames 1 to 2); cut the recording.',
    ],
    [track([face('a', 0)]), { face: { id: 'b' } }, "unknown face 'b'. Did you mean 'a'? Allowed: a."],
    [track([face('a', 0)]), { face: 'larges' as never }, "face: unknown rule 'larges'. Did you mean 'largest'?"],
    [track([face('a', 0)]), { longestGap: -1 }, 'longestGap: expected an integer >= 0, found -1.'],
    [track([face('a', 0)]), { otherwise: 'skip' as never }, "otherwise: unknown rule 'skip'."],
  ])('refuses %#', (given, options, message) => {
    expect(() => chooseFace(given, { ...options, where: 'v.csv' })).toThrow(/^v\.csv[.:]/);
    expect(() => chooseFace(given, { ...options, where: 'v.csv' })).toThrow(message);
  });
});
