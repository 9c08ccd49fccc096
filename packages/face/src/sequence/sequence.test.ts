import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../image/Image.js';
import type { Landmarks } from '../landmark/Landmarks.js';
import { at, five } from '../landmark/landmarks.test.support.js';
import reference from './fixtures/resampled.json' with { type: 'json' };
import {
  checkSequence,
  displacement,
  type FaceSequence,
  resampleLandmarks,
  resampleSequence,
  selectOnsetToApex,
  type SelectOnsetToApexOptions,
} from './index.js';

const image = (values: readonly number[], width = values.length): GrayImage => {
  return { width, height: values.length / width, channels: 1, maximum: 255, data: Float32Array.from(values) };
};
/** A face whose mouth has opened by `open` distances between the eyes, in pixels of a picture of 200 x 200, turned and moved. */
const mouth = (open: number, scale = 40, angle = 0, dx = 0): Landmarks =>
  at(
    ...five.template!.flatMap(([x, y], point) => {
      const [u, v] = [x * scale, (y + (point > 2 ? open : 0)) * scale];
      return [100 + dx + u * Math.cos(angle) - v * Math.sin(angle), 80 + u * Math.sin(angle) + v * Math.cos(angle)];
    }),
  );
const speaking = (...open: number[]): FaceSequence => ({
  frames: [],
  landmarks: open.map((value) => mouth(value)),
  scheme: five,
});

describe('resampleSequence', () => {
  const four = { ...five, count: 4, mirror: [1, 0, 2, 3], anchors: { leftEye: [0], rightEye: [1], mouth: [2] } };
  const times = Float64Array.from(reference.times);
  const source: FaceSequence = {
    frames: reference.pixels.map((values) => ({
      ...image(
        values.map((value) => value / 255),
        3,
      ),
      height: 2,
    })),
    landmarks: reference.points.map((points) => at(...points)),
    scheme: four,
  };
  // Points of the reference lie anywhere; frames of 3 x 2 pixels would have them outside.
  const pixels: FaceSequence = { frames: source.frames };
  const points: FaceSequence = { ...source, frames: [] };

  it.each(reference.cases)('equals numpy.interp for $count frames, with times: $timed', (expected) => {
    const given = expected.timed ? { times } : {};
    const images = resampleSequence({ ...pixels, ...given }, expected.count);
    const faces = resampleSequence({ ...points, ...given }, expected.count);
    expect(images.frames).toHaveLength(expected.count);
    expected.pixels.forEach((row, t) => {
      // Pixels are float32: half a unit in the last place of the input and of the result, 3e-8 each.
      row.forEach((value, i) => expect(Math.abs(images.frames[t].data[i] - value)).toBeLessThan(7e-8));
    });
    expected.points.forEach((row, t) => {
      // Both in float64, the moments rounded differently: a few units in the last place of 100 pixels.
      row.forEach((value, i) => expect(Math.abs(faces.landmarks![t].points[i] - value)).toBeLessThan(1e-12));
    });
    if (!expected.timed) expect(images.times).toBeUndefined();
    else expected.times.forEach((value, t) => expect(images.times![t]).toBeCloseTo(value, 14));
    expect(resampleLandmarks(points.landmarks!, expected.count, expected.timed ? times : undefined)).toEqual(
      faces.landmarks,
    );
  });

  it('keeps the ends, and frames that a moment falls on, as they are', () => {
    const { frames, times: moments } = resampleSequence({ ...pixels, times }, 20);
    expect([frames[0], frames[19]]).toEqual([pixels.frames[0], pixels.frames[6]]);
    expect([moments![0], moments![19]]).toEqual([times[0], times[6]]);
    expect(frames[0]).toBe(pixels.frames[0]);
    const same = resampleSequence(pixels, 7);
    same.frames.forEach((frame, f) => expect(frame).toBe(pixels.frames[f]));
  });

  it('gives the last frame for T = 1, and repeats a single one', () => {
    const one = resampleSequence({ ...pixels, times }, 1);
    expect(one.frames).toEqual([pixels.frames[6]]);
    expect([...one.times!]).toEqual([times[6]]);
    const repeated = resampleSequence({ frames: pixels.frames.slice(2, 3), times: Float64Array.of(4) }, 3);
    expect(repeated.frames).toEqual([pixels.frames[2], pixels.frames[2], pixels.frames[2]]);
    expect(repeated.times).toBeUndefined();
    expect([...resampleSequence({ frames: pixels.frames.slice(2, 3), times: Float64Array.of(4) }, 1).times!]).toEqual([
      4,
    ]);
  });

  it('interpolates depths, and flags what comes from a missing point', () => {
    const face = (depth: number, missing?: number): Landmarks => {
      return {
        ...at(0, 0),
        depth: Float64Array.of(depth),
        ...(missing === undefined ? {} : { missing: Uint8Array.of(missing) }),
      };
    };
    const found = resampleLandmarks([face(100), face(200, 1), face(300)], 5);
    expect(found.map(({ depth }) => depth![0])).toEqual([100, 150, 200, 250, 300]);
    expect(found.map(({ missing }) => missing?.[0])).toEqual([undefined, 1, 1, 1, undefined]);
    expect(() => resampleLandmarks([face(1), at(0, 0)], 2)).toThrow('found frame 1 to differ.');
  });

  it('stays within the range of its neighbours, for any lengths', () => {
    const random = createRandom('resample');
    for (let round = 0; round < 60; round++) {
      const F = 1 + random.integer(12);
      const values = Array.from({ length: F }, () => random.uniform());
      const { frames } = resampleSequence({ frames: values.map((value) => image([value])) }, 1 + random.integer(30));
      for (const { data } of frames) {
        expect(data[0]).toBeGreaterThanOrEqual(Math.fround(Math.min(...values)));
        expect(data[0]).toBeLessThanOrEqual(Math.fround(Math.max(...values)));
      }
    }
  });

  it.each([0, 1.5, -1, NaN])('refuses %s frames', (count) => {
    expect(() => resampleSequence(pixels, count, 'S005')).toThrow(
      `S005.count: expected an integer >= 1, found ${count}.`,
    );
    expect(() => resampleLandmarks([], 3)).toThrow('resampleLandmarks: expected at least one frame, found none.');
  });
});

describe('displacement', () => {
  it('is the mean distance of the points, in distances between the eyes, whatever the head does', () => {
    const found = displacement([mouth(0), mouth(0, 60, 0.3, 12), mouth(0.5), mouth(0.5, 80, -0.2)], five);
    // Two of five points have moved by 0.5.
    [0, 0, 0.2, 0.2].forEach((value, f) => expect(found[f]).toBeCloseTo(value, 13));
    expect(displacement([mouth(0.5)], five, mouth(0))[0]).toBeCloseTo(0.2, 13);
  });

  it('leaves out points that were not measured', () => {
    const masked = { ...mouth(0.5), missing: Uint8Array.of(0, 0, 0, 1, 0) };
    expect(displacement([mouth(0), masked], five)[1]).toBeCloseTo(0.125, 13);
    expect(displacement([mouth(0), { ...mouth(0.5), missing: new Uint8Array(5).fill(1) }], five)[1]).toBe(0);
  });
});

describe('selectOnsetToApex', () => {
  const back = speaking(0, 0.01, 0.2, 0.6, 1, 1, 0.4, 0);
  const select = (options: SelectOnsetToApexOptions, sequence = back) => {
    const { onset, apex, sequence: cut } = selectOnsetToApex(sequence, options);
    expect(cut.landmarks).toEqual(sequence.landmarks!.slice(onset, apex + 1));
    return [onset, apex];
  };

  it('finds the strongest frame, the first of equals, and where the motion begins', () => {
    expect(select({ apex: 'strongest' })).toEqual([0, 4]);
    expect(select({ apex: 'strongest', from: 'onset' })).toEqual([2, 4]);
    expect(select({ apex: 'strongest', from: 'onset', threshold: 0 })).toEqual([1, 4]);
    expect(select({ apex: 'strongest', from: 'onset', threshold: 0.5 })).toEqual([3, 4]);
    expect(select({ apex: 'strongest', from: 2 })).toEqual([3, 4]);
  });

  it('takes the last frame for the apex of sets that end there', () => {
    const growing = speaking(0, 0, 0.3, 0.7, 0.6);
    expect(select({}, growing)).toEqual([0, 4]);
    expect(select({ from: 'onset' }, growing)).toEqual([2, 4]);
    expect(select({ from: 3 }, growing)).toEqual([2, 4]);
    expect(select({ from: 5 }, growing)).toEqual([0, 4]);
  });

  it('goes by the pixels where there are no landmarks, and cuts times along', () => {
    const times = Float64Array.of(0, 1, 2, 3);
    const frames = [
      [0, 0],
      [0, 0.01],
      [0.5, 0.5],
      [0.25, 0],
    ].map((values) => image(values));
    const { sequence, distances } = selectOnsetToApex({ frames, times }, { apex: 'strongest', from: 'onset' });
    expect(sequence).toEqual({ frames: [frames[2]], times: Float64Array.of(2) });
    [0, 0.005, 0.5, 0.125].forEach((value, f) => expect(distances[f]).toBeCloseTo(value, 8));
  });

  it.each<[SelectOnsetToApexOptions, FaceSequence, string]>([
    [{ from: 9 }, back, ': expected at least 9 frames up to the apex, found 8.'],
    [{ from: 6, apex: 'strongest' }, back, ': expected at least 6 frames up to the apex, found 5.'],
    [{ apex: 'strongest' }, speaking(0, 0, 0), ': expected motion up to the apex, found that frame 0 equals frame 0.'],
    [{ from: 'onset' }, speaking(0, 1, 0), ': expected motion up to the apex, found that frame 2 equals frame 0.'],
    [{ from: 0 }, back, '.from: expected an integer >= 1, found 0.'],
    [{ from: 'onst' as never }, back, ".from: unknown rule 'onst'. Did you mean 'onset'?"],
    [{ apex: 'lasst' as never }, back, ".apex: unknown rule 'lasst'. Did you mean 'last'? Allowed: last, strongest."],
    [{ threshold: 1 }, back, '.threshold: expected a number from 0 to below 1, found 1.'],
  ])('refuses %j', (options, sequence, message) => {
    expect(() => selectOnsetToApex(sequence, { ...options, where: 'S1' })).toThrow(`S1${message}`);
  });
});

describe('checkSequence', () => {
  const frame = image([0, 0, 0, 0], 2);
  const face = at(0, 0, 1, 0, 0, 1, 0, 1, 1, 1);
  const good: FaceSequence = {
    frames: [frame, frame],
    landmarks: [face, face],
    scheme: five,
    times: Float64Array.of(0, 1),
  };

  it('counts the frames of sequences that fit', () => {
    expect(checkSequence(good, 'here')).toBe(2);
    expect(checkSequence({ frames: [frame] }, 'here')).toBe(1);
    expect(checkSequence({ frames: [], landmarks: [mouth(0)], scheme: five }, 'here')).toBe(1);
  });

  it.each<[object, string]>([
    [{ frames: [], landmarks: undefined }, 'expected at least one frame, found none.'],
    [{ landmarks: [face] }, 'expected 2 landmarks, one per frame, found 1.'],
    [{ frames: [frame, image([0, 0])] }, 'frame 1: expected 2 x 2 as in frame 0, found 2 x 1.'],
    [
      { frames: [frame, { ...frame, data: new Float32Array(3) }] },
      'frame 1: expected data of 2 x 2 x 1 values, found 3.',
    ],
    [
      { frames: [{ ...frame, channels: 3 }, frame] },
      'frame 0: expected a gray image (toGray makes one), found 3 channels.',
    ],
    [{ scheme: undefined }, 'expected the scheme of the landmarks, found none.'],
    [{ landmarks: [face, at(0, 0)] }, 'landmarks of frame 1: expected 5 points, found 1.'],
    [{ landmarks: [mouth(0), face] }, 'landmarks of frame 0: expected most of 5 points inside 2 x 2 pixels'],
    [
      { landmarks: [face, { ...face, depth: new Float64Array(5) }] },
      'expected depths in all frames or in none, found frame 1 to differ.',
    ],
    [{ times: Float64Array.of(0) }, 'expected 2 times, one per frame, found 1.'],
    [{ times: Float64Array.of(1, 1) }, 'expected ascending times, found 1 at frame 1.'],
    [{ times: Float64Array.of(NaN, 1) }, 'expected ascending times, found NaN at frame 0.'],
  ])('refuses %#', (change, message) => {
    expect(() => checkSequence({ ...good, ...change }, 'S1')).toThrow(`S1: ${message}`);
  });
});
