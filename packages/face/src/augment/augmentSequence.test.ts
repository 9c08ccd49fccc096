import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../image/Image.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { flipImage } from '../pixel/flipImage.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';
import type { AugmentationDraw } from './Augmentation.js';
import { augmentLandmarks } from './augmentLandmarks.js';
import { augmentSequence } from './augmentSequence.js';
import { planAugmentation } from './planAugmentation.js';
import { resolveAugmentation } from './resolveAugmentation.js';

/** Two eyes, a nose tip and two mouth corners. */
const scheme: LandmarkScheme = {
  name: 'five',
  count: 5,
  curves: [{ name: 'mouth', part: 'mouth', points: [3, 4], closed: false }],
  mirror: [1, 0, 2, 4, 3],
  anchors: { leftEye: [0], rightEye: [1], mouth: [3, 4] },
};
const still: AugmentationDraw = {
  flip: false,
  rotation: 0,
  scale: 1,
  translation: [0, 0],
  noise: 0,
  jitter: 0,
  seed: 's',
};
const points = Float64Array.of(30, 32, 58, 30, 45, 47, 33, 62, 56, 60);
/** Levels that tell the points apart. */
const brightness = [0.3, 0.45, 0.6, 0.75, 0.9];

function dots(at: Float64Array): GrayImage {
  const [width, height] = [90, 96];
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    for (let p = 0; p < 5; p++) {
      const [u, v] = [(i % width) - at[2 * p], Math.floor(i / width) - at[2 * p + 1]];
      data[i] += brightness[p] * Math.exp(-(u * u + v * v) / 18);
    }
  }
  return { width, height, channels: 1, maximum: 255, data };
}

const sequence: FaceSequence = {
  frames: [dots(points), dots(points.map((value) => value + 2))],
  landmarks: [{ points }, { points: points.map((value) => value + 2), missing: Uint8Array.of(1, 0, 0, 0, 0) }],
  scheme,
  times: Float64Array.of(0, 0.04),
};

/** Centre of the light within 7 pixels of a place, and the most light there. */
function dotNear({ width, data }: GrayImage, x: number, y: number) {
  let [sum, sumX, sumY, peak] = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    const [u, v] = [i % width, Math.floor(i / width)];
    if (Math.hypot(u - x, v - y) > 7) continue;
    sum += data[i];
    sumX += data[i] * u;
    sumY += data[i] * v;
    peak = Math.max(peak, data[i]);
  }
  return { x: sumX / sum, y: sumY / sum, peak };
}

describe('augmentSequence', () => {
  it('moves landmarks with their pixels: every dot is found where its landmark went, in every frame', () => {
    const ranges = resolveAugmentation(
      { copies: 30, rotation: 20, scale: 0.2, translation: 0.05, noise: 0, jitter: 0 },
      'test',
    );
    const draws = planAugmentation(ranges, 'S1/1');
    expect(new Set(draws.map((draw) => draw.flip)).size).toBe(2);
    for (const draw of draws) {
      const copy = augmentSequence(sequence, draw);
      copy.frames.forEach((frame, f) => {
        for (let p = 0; p < 5; p++) {
          const [x, y] = copy.landmarks![f].points.subarray(2 * p, 2 * p + 2);
          const dot = dotNear(frame, x, y);
          // Tails beyond the disc, its whole pixels and the interpolation move the centre by less than a tenth.
          expect(Math.hypot(dot.x - x, dot.y - y)).toBeLessThan(0.1);
          // After a flip the dot is the one of the partner: landmark p is what is now on its side of the face.
          expect(Math.abs(dot.peak - brightness[draw.flip ? scheme.mirror[p] : p])).toBeLessThan(0.05);
        }
      });
    }
  });

  it('keeps sizes, times and what is missing, and the sequence as it was', () => {
    const before = structuredClone(sequence);
    const [draw] = planAugmentation(resolveAugmentation({ flip: 1 }, 'test'), 'a');
    const copy = augmentSequence(sequence, draw);
    expect(sequence).toEqual(before);
    expect(copy.times).toEqual(sequence.times);
    expect(copy.scheme).toBe(scheme);
    expect(copy.frames.map(({ width, height }) => [width, height])).toEqual([
      [90, 96],
      [90, 96],
    ]);
    expect([...copy.landmarks![1].missing!]).toEqual([0, 1, 0, 0, 0]); // the left eye became the right one
    expect(copy.landmarks![0].missing).toBeUndefined();
  });

  it('mirrors exactly, and changes nothing where nothing is drawn', () => {
    const mirrored = augmentSequence(sequence, { ...still, flip: true });
    expect(mirrored.frames).toEqual(sequence.frames.map((frame) => flipImage(frame)));
    expect([...mirrored.landmarks![0].points]).toEqual([31, 30, 59, 32, 44, 47, 33, 60, 56, 62]);
    expect(augmentSequence(mirrored, { ...still, flip: true })).toEqual(sequence);
    expect(augmentSequence(sequence, still)).toEqual(sequence);
  });

  it('turns clockwise about the middle, and shifts by shares of the longer side', () => {
    const turned = augmentSequence(sequence, { ...still, rotation: 90 }).landmarks![0].points;
    // (x, y) - (44.5, 47.5) goes to (-y, x).
    expect(turned[0]).toBeCloseTo(44.5 + 15.5, 9);
    expect(turned[1]).toBeCloseTo(47.5 - 14.5, 9);
    const shifted = augmentSequence(sequence, { ...still, translation: [0.25, -0.125] }).landmarks![0].points;
    expect([shifted[0], shifted[1]]).toEqual([30 + 24, 32 - 12]);
    const scaled = augmentSequence(sequence, { ...still, scale: 2 }).landmarks![0].points;
    expect([scaled[0], scaled[1]]).toEqual([44.5 - 29, 47.5 - 31]);
  });

  it('adds noise to pixels and jitter to landmarks, of the size drawn and the same every time', () => {
    const draw = { ...still, noise: 0.02, jitter: 0.01 };
    const gray = {
      ...sequence,
      frames: sequence.frames.map((frame) => ({ ...frame, data: frame.data.map(() => 0.5) })),
    };
    const copy = augmentSequence(gray, draw);
    const deviation = (values: readonly number[]) =>
      Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
    const noise = copy.frames.flatMap((frame) => Array.from(frame.data, (value) => value - 0.5));
    // Five standard errors at 17,280 values.
    expect(Math.abs(deviation(noise) / 0.02 - 1)).toBeLessThan(5 / Math.sqrt(2 * 17_280));
    const jitter = copy.landmarks!.flatMap((frame, f) => {
      return Array.from(frame.points, (value, i) => value - sequence.landmarks![f].points[i]);
    });
    expect(Math.abs(deviation(jitter) / 0.96 - 1)).toBeLessThan(5 / Math.sqrt(2 * 20));
    expect(new Set(jitter).size).toBe(20);
    expect(augmentSequence(gray, draw)).toEqual(copy);
    expect(augmentSequence(gray, { ...draw, seed: 't' }).frames[0].data).not.toEqual(copy.frames[0].data);
  });

  it('takes the box of the landmarks where there are no frames', () => {
    const { landmarks } = sequence;
    const alone: FaceSequence = { frames: [], landmarks: landmarks!, scheme };
    // Measured: x 32 to 60 and 30 to 58, but the missing eye of frame 1 at 32; y 30 to 64.
    const mirrored = augmentSequence(alone, { ...still, flip: true, translation: [0.5, 0] });
    expect(mirrored.frames).toEqual([]);
    expect(mirrored.landmarks![0].points[0]).toBeCloseTo(30 + 60 - 58 + 17, 9);
    const direct = augmentLandmarks(landmarks!, scheme, { ...still, flip: true, translation: [0.5, 0] });
    expect(mirrored.landmarks).toEqual(direct);
    const empty = { frames: [] };
    expect(augmentSequence(empty, { ...still, flip: true })).toBe(empty);
  });

  it('carries depths along', () => {
    const depth = Float64Array.of(1, 2, 3, 4, 5);
    const [moved] = augmentLandmarks([{ points, depth }], scheme, { ...still, flip: true });
    expect([...moved.depth!]).toEqual([2, 1, 3, 5, 4]);
    expect([...augmentLandmarks([{ points, depth }], scheme, still)[0].depth!]).toEqual([...depth]);
  });

  it('refuses parts that do not fit each other', () => {
    const { scheme: _, ...without } = sequence;
    expect(() => augmentSequence(without, still)).toThrow('expected the scheme of the landmarks, found none.');
    expect(() => augmentSequence({ ...sequence, landmarks: [{ points }] }, still)).toThrow(
      'augmentSequence: expected the landmarks of every frame, found 1 for 2 frames.',
    );
    const small = { ...sequence.frames[0], width: 48, height: 180 };
    expect(() => augmentSequence({ frames: [sequence.frames[0], small] }, still)).toThrow(
      'augmentSequence: frame 1: expected 90 x 96 as in frame 0, found 48 x 180.',
    );
    const four = [{ points: points.slice(0, 8) }];
    expect(() => augmentLandmarks(four, scheme, still)).toThrow(
      'augmentLandmarks: frame 0: expected 5 points of the scheme five, found 4.',
    );
    const lost = [{ points, missing: new Uint8Array(5).fill(1) }];
    expect(() => augmentLandmarks(lost, scheme, still)).toThrow(
      'expected a measured landmark, found none in 1 frames.',
    );
  });
});

describe('planAugmentation', () => {
  const all = resolveAugmentation({ copies: 400 }, 'test');

  it('stays within the ranges and reaches them', () => {
    const draws = planAugmentation(all, 'a');
    const extremes = (values: readonly number[]) => [Math.min(...values), Math.max(...values)];
    for (const [range, values] of [
      [5, draws.map((draw) => draw.rotation)],
      [0.03, draws.map((draw) => draw.translation[0])],
      [0.03, draws.map((draw) => draw.translation[1])],
      [Math.log(1.05), draws.map((draw) => Math.log(draw.scale))],
    ] as const) {
      const [low, high] = extremes(values);
      expect(low).toBeGreaterThanOrEqual(-range);
      expect(high).toBeLessThanOrEqual(range);
      expect(high - low).toBeGreaterThan(1.9 * range);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean)).toBeLessThan((5 * range) / Math.sqrt(3 * 400));
    }
    // Five standard errors of a share of one half.
    expect(Math.abs(draws.filter((draw) => draw.flip).length / 400 - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 400));
  });

  it('gives copy k by seed, key and k alone', () => {
    const draws = planAugmentation(all, 'S1/1/happy');
    expect(planAugmentation({ ...all, copies: 3 }, 'S1/1/happy')).toEqual(draws.slice(0, 3));
    const still = planAugmentation({ ...all, flip: 0, rotation: 0, noise: 0 }, 'S1/1/happy');
    expect(still.map((draw) => draw.translation)).toEqual(draws.map((draw) => draw.translation));
    expect(still.every((draw) => !draw.flip && Math.abs(draw.rotation) === 0)).toBe(true);
    expect(planAugmentation(all, 'S1/1/sad')[0].rotation).not.toBe(draws[0].rotation);
    expect(planAugmentation({ ...all, seed: 2 }, 'S1/1/happy')[0].rotation).not.toBe(draws[0].rotation);
    expect(JSON.parse(JSON.stringify(draws[0]))).toEqual(draws[0]);
  });
});

describe('resolveAugmentation', () => {
  it('fills in the defaults, always in the same order', () => {
    const expected =
      '{"copies":1,"seed":1,"flip":0.5,"rotation":5,"scale":0.05,"translation":0.03,"noise":0.01,"jitter":0.005}';
    expect(JSON.stringify(resolveAugmentation({}, 'test'))).toBe(expected);
    expect(JSON.stringify(resolveAugmentation({ jitter: 0.005, copies: 1 }, 'test'))).toBe(expected);
    expect(resolveAugmentation({ seed: 9, flip: 0 }, 'test')).toMatchObject({ seed: 9, flip: 0, rotation: 5 });
  });

  it.each([
    [{ flips: 0.5 }, "gfe.augmentation: unknown option 'flips'. Did you mean 'flip'?"],
    [{ copies: 0 }, 'gfe.augmentation.copies: expected an integer from 1 to 1000, found 0.'],
    [{ flip: true }, 'gfe.augmentation.flip: expected a number from 0 to 1, found true.'],
    [{ rotation: -5 }, 'gfe.augmentation.rotation: expected a number from 0 to 180, found -5.'],
    [{ noise: NaN }, 'gfe.augmentation.noise: expected a number from 0 to 1, found NaN.'],
    [{ seed: 1.5 }, 'gfe.augmentation.seed: expected an integer'],
    [null, 'gfe.augmentation: expected an object of options, found null.'],
    [[3], 'gfe.augmentation: expected an object of options, found a list.'],
  ])('refuses %j', (options, message) => {
    expect(() => resolveAugmentation(options as never, 'gfe.augmentation')).toThrow(message);
  });
});
