import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import reference from './fixtures/dropouts.json' with { type: 'json' };
import type { Landmarks } from './Landmarks.js';
import { at } from './landmarks.test.support.js';
import { repairDropouts } from './repairDropouts.js';

const deep = (...depths: number[]): Landmarks => {
  return { points: Float64Array.from(depths.flatMap((_, p) => [p, 2 * p])), depth: Float64Array.from(depths) };
};
const depthsOf = (landmarks: readonly Landmarks[], point: number) => landmarks.map(({ depth }) => depth![point]);

describe('repairDropouts', () => {
  it('interpolates depths of 0 as numpy.interp does', () => {
    const { times, depths } = reference;
    const frames = times.map((_, f) => deep(...depths.map((row) => row[f])));
    const { landmarks, count, fraction, neverDeep } = repairDropouts(frames, { times });
    const zeros = depths.flat().filter((value) => value === 0).length;
    expect([count, fraction, neverDeep]).toEqual([zeros, zeros / depths.flat().length, []]);
    reference.repaired.forEach((row, point) => {
      // Both interpolate in float64, with the operations in another order: a few units in the last place of 1300.
      depthsOf(landmarks, point).forEach((value, f) => expect(Math.abs(value - row[f])).toBeLessThan(2e-12));
    });
  });

  it('keeps x and y where only the depth is lost', () => {
    const { landmarks } = repairDropouts([deep(5, 1000), deep(6, 0)]);
    expect([...landmarks[1].points]).toEqual([0, 0, 1, 2]);
    expect([...landmarks[1].depth!]).toEqual([6, 1000]);
    expect(landmarks[1].missing).toBeUndefined();
  });

  it('replaces the places of flagged points, and takes the nearest frame at the ends', () => {
    const flagged = (x: number, y: number, missing: number): Landmarks => ({
      ...at(x, y),
      missing: Uint8Array.of(missing),
    });
    const frames = [flagged(0, 0, 1), flagged(10, 20, 0), flagged(-7, 99, 1), flagged(40, 80, 0), flagged(0, 0, 1)];
    const { landmarks, count } = repairDropouts(frames, { times: [0, 1, 2, 4, 9] });
    expect(landmarks.map(({ points }) => [...points])).toEqual([
      [10, 20],
      [10, 20],
      [20, 40],
      [40, 80],
      [40, 80],
    ]);
    expect(count).toBe(3);
    expect(landmarks.every(({ missing }) => missing === undefined)).toBe(true);
  });

  it('masks the same stand-ins', () => {
    const frames = [deep(100, 7), deep(0, 7), deep(300, 7)];
    const masked = repairDropouts(frames, { by: 'mask' });
    expect(masked.landmarks.map(({ missing }) => missing && [...missing])).toEqual([undefined, [1, 0], undefined]);
    expect(depthsOf(masked.landmarks, 0)).toEqual([100, 200, 300]);
    expect([masked.count, masked.fraction]).toEqual([1, 1 / 6]);
  });

  it('leaves depths of 0 alone where they are none, and the input unchanged', () => {
    const frames = [deep(0, 1), deep(2, 1)];
    expect(depthsOf(repairDropouts(frames, { zeroDepth: false }).landmarks, 0)).toEqual([0, 2]);
    expect(depthsOf(repairDropouts(frames).landmarks, 0)).toEqual([2, 2]);
    expect(depthsOf(frames, 0)).toEqual([0, 2]);
  });

  it('lends a point that never has a depth that of the nearest point in each frame', () => {
    const frame = (x: number, near: number, far: number): Landmarks => {
      return { points: Float64Array.of(0, 0, x, 0, 3, 0), depth: Float64Array.of(0, near, far) };
    };
    const { landmarks, neverDeep, count } = repairDropouts([frame(1, 10, 20), frame(4, 11, 21)]);
    expect(depthsOf(landmarks, 0)).toEqual([10, 21]);
    expect([neverDeep, count]).toEqual([[0], 2]);
  });

  it('never changes what was measured, and fills within the measured range', () => {
    const random = createRandom('dropouts');
    for (let round = 0; round < 100; round++) {
      const truth = Array.from({ length: 2 + random.integer(30) }, () => 900 + 500 * random.uniform());
      const lost = truth.map((_, f) => f > 0 && random.uniform() < 0.4);
      const frames = truth.map((value, f) => deep(lost[f] ? 0 : value));
      const repaired = depthsOf(repairDropouts(frames).landmarks, 0);
      const kept = truth.filter((_, f) => !lost[f]);
      repaired.forEach((value, f) => {
        if (!lost[f]) expect(value).toBe(truth[f]);
        expect(value).toBeGreaterThanOrEqual(Math.min(...kept));
        expect(value).toBeLessThanOrEqual(Math.max(...kept) + 1e-9);
      });
    }
  });

  it.each<[readonly Landmarks[], object, string]>([
    [[], {}, 'expected at least one frame, found none.'],
    [[at(1, 2), at(1, 2, 3, 4)], {}, 'frame 1: expected 1 points, found 2.'],
    [[deep(1), at(0, 0)], {}, 'expected depths in all frames or in none, found frame 1 to differ.'],
    [[deep(0), deep(0)], {}, 'expected a depth other than 0 of some point, found none of 1 points.'],
    [
      [{ ...at(1, 2), missing: Uint8Array.of(1) }],
      {},
      'expected a measured place of point 0 in one of 1 frames, found none.',
    ],
    [[at(1, 2), at(1, 2)], { times: [1] }, 'expected 2 times, one per frame, found 1.'],
    [[at(1, 2), at(1, 2)], { times: [1, 1] }, 'expected ascending times, found 1 at frame 1.'],
    [[at(1, 2), at(1, 2)], { times: [1, Number.NaN] }, 'expected ascending times, found NaN at frame 1.'],
    [[at(1, 2)], { by: 'mak' }, "unknown repair 'mak'. Did you mean 'mask'? Allowed: time, mask."],
  ])('refuses %o', (frames, options, message) => {
    expect(() => repairDropouts(frames, { ...options, where: 'clip 3' })).toThrow(/^clip 3[.:]/);
    expect(() => repairDropouts(frames, { ...options, where: 'clip 3' })).toThrow(message);
  });
});
