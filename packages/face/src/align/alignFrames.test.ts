import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../image/Image.js';
import type { FaceAnchors } from '../landmark/anchorsOf.js';
import { invertTransform } from '../pixel/transform/invertTransform.js';
import { transformPoints } from '../pixel/transform/transformPoints.js';
import { warpImage } from '../pixel/warpImage.js';
import { alignFrame } from './alignFrame.js';
import { alignFrames } from './alignFrames.js';
import { alignLandmarks } from './alignLandmarks.js';
import { alignmentOf } from './alignmentOf.js';
import { alignmentsOf } from './alignmentsOf.js';

const anchors: FaceAnchors = { leftEye: [30, 30], rightEye: [62, 34], mouth: [43, 67] };
const box = { width: 32, height: 36 };
const shifted = (by: number): FaceAnchors => {
  const { leftEye, rightEye, mouth } = anchors;
  return {
    leftEye: [leftEye[0] + by, leftEye[1]],
    rightEye: [rightEye[0] + by, rightEye[1]],
    mouth: [mouth[0] + by, mouth[1]],
  };
};

/** Dark, with a bright spot of 3 pixels' deviation at each anchor. */
function spots(at: FaceAnchors): GrayImage {
  const [width, height] = [96, 110];
  const data = new Float32Array(width * height);
  for (const [x, y] of [at.leftEye, at.rightEye, at.mouth]) {
    for (let i = 0; i < data.length; i++) {
      const [u, v] = [(i % width) - x, Math.floor(i / width) - y];
      data[i] += Math.exp(-(u * u + v * v) / 18);
    }
  }
  return { width, height, channels: 1, maximum: 255, data };
}

/** The centre of the light within 4 pixels of a place. */
function spotNear({ width, height, data }: GrayImage, x: number, y: number): [number, number] {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < width * height; i++) {
    const [u, v] = [i % width, Math.floor(i / width)];
    if (Math.hypot(u - x, v - y) > 4) continue;
    sum += data[i];
    sumX += data[i] * u;
    sumY += data[i] * v;
  }
  return [sumX / sum, sumY / sum];
}

describe('alignFrame', () => {
  it('brings eyes and mouth to where the transform says', () => {
    const { image, transform, outside } = alignFrame(spots(anchors), anchors, box);
    expect([image.width, image.height, outside]).toEqual([32, 36, 0]);
    expect(transform).toEqual(alignmentOf(anchors, box).transform);
    for (const place of [anchors.leftEye, anchors.rightEye, anchors.mouth]) {
      const [x, y] = transformPoints(place, transform);
      const [foundX, foundY] = spotNear(image, x, y);
      // The disc of whole pixels around a place between pixels is off its centre by a few hundredths.
      expect(Math.hypot(foundX - x, foundY - y)).toBeLessThan(0.1);
    }
  });

  it('counts what lies outside the image', () => {
    const corner: FaceAnchors = { leftEye: [2, 2], rightEye: [22, 2], mouth: [12, 24] };
    const { image, transform, outside } = alignFrame(spots(anchors), corner, box, { border: 1 });
    const back = invertTransform(transform);
    let beyond = 0;
    for (let i = 0; i < 32 * 36; i++) {
      const [x, y] = transformPoints([i % 32, Math.floor(i / 32)], back);
      if (x < -0.5 || y < -0.5) beyond++;
    }
    expect(outside).toBeCloseTo(beyond / (32 * 36), 12);
    expect(outside).toBeGreaterThan(0.3);
    expect(image.data[0]).toBe(1);
  });

  it.each([
    [{ leftEye: [-3, 30] }, 'expected the left eye inside 96 x 110 pixels, found (-3.0, 30.0), 2.5 pixels outside.'],
    [{ mouth: [43, 112] }, 'expected the mouth inside 96 x 110 pixels, found (43.0, 112.0), 2.5 pixels outside.'],
    [{ rightEye: [NaN, 1] }, 'expected finite coordinates of the right eye, found (NaN, 1).'],
  ])('refuses %j', (change, message) => {
    const wrong = { ...anchors, ...change } as unknown as FaceAnchors;
    expect(() => alignFrame(spots(anchors), wrong, box, { where: 'S005/001' })).toThrow(`S005/001: ${message}`);
  });

  it('keeps the channels of a colour image', () => {
    const { width, height, data } = spots(anchors);
    const colour = { width, height, channels: 3, maximum: 255, data: data.map((_, i) => i / data.length) } as const;
    const values = new Float32Array(3 * data.length).fill(0.5);
    expect(alignFrame({ ...colour, data: values }, anchors, box).image.channels).toBe(3);
  });
});

describe('alignFrames', () => {
  const path = [0, 6, -3].map(shifted);
  const frames = path.map(spots);

  it("keeps motion with 'first', the default: the transform of the first frame", () => {
    const { frames: aligned, transforms, outside } = alignFrames(frames, path.slice(0, 1), box);
    const { transform, image } = alignFrame(frames[0], path[0], box);
    expect(transforms).toEqual([transform, transform, transform]);
    expect(aligned[0]).toEqual(image);
    expect(aligned[1]).toEqual(warpImage(frames[1], transform, box));
    expect([...outside]).toEqual([0, 0, 0]);
  });

  it("averages the first anchors with neutral, and all with 'mean'", () => {
    const two = alignFrames(frames, path, box, { neutral: 2 });
    expect(two.transforms[2]).toEqual(alignmentOf(shifted(3), box).transform);
    const all = alignFrames(frames, path, box, { transform: 'mean' });
    all.transforms[0].forEach((value, i) => expect(value).toBeCloseTo(alignmentOf(shifted(1), box).transform[i], 9));
  });

  it("takes motion of the head away with 'each'", () => {
    const { frames: aligned } = alignFrames(frames, path, box, { transform: 'each' });
    const difference = Math.max(...aligned[1].data.map((value, i) => Math.abs(value - aligned[0].data[i])));
    expect(difference).toBeLessThan(1e-6);
  });

  it.each([
    [{ transform: 'last' }, path, "alignFrames.transform: unknown transform 'last'. Allowed: first, mean, each."],
    [{ transform: 'each' }, path.slice(1), 'expected the anchors of 3 frames, found 2.'],
    [{ neutral: 2 }, path.slice(0, 1), 'expected the anchors of 2 to 3 frames, found 1.'],
    [{}, [...path, anchors], 'expected the anchors of 1 to 3 frames, found 4.'],
    [{ neutral: 4 }, path, 'alignFrames.neutral: expected an integer from 1 to 3, found 4.'],
    [
      { transform: 'mean' },
      [path[0], shifted(70), path[2]],
      'alignFrames: frame 1: expected the left eye inside 96 x 110',
    ],
    [{ border: 'wrap' }, path, 'alignFrames.border: expected'],
    [{ size: 3 }, path, "alignFrames: unknown option 'size'."],
  ])('refuses %j', (options, given, message) => {
    expect(() => alignFrames(frames, given, box, options as never)).toThrow(message);
  });

  it('refuses no frames and frames of different size', () => {
    expect(() => alignFrames([], path, box)).toThrow('alignFrames: expected at least one frame, found none.');
    const small = { ...frames[0], width: 45, height: 2, data: new Float32Array(90) };
    expect(() => alignFrames([frames[0], small], path, box)).toThrow(
      'alignFrames: frame 1: expected 96 x 110 as in frame 0, found 45 x 2.',
    );
  });
});

describe('alignmentsOf', () => {
  const path = [0, 6, -3].map(shifted);

  it('gives the transforms of alignFrames where there are landmarks alone', () => {
    for (const transform of ['first', 'mean', 'each'] as const) {
      const { transforms } = alignFrames(path.map(spots), path, box, { transform });
      expect(alignmentsOf(path, box, { transform })).toEqual(transforms);
    }
    expect(alignmentsOf(path, box, { transform: 'each' })[1]).toEqual(alignmentOf(path[1], box).transform);
    expect(alignmentsOf(path.slice(0, 1), box, { frames: 5 })).toHaveLength(5);
  });

  it('looks at every frame that it averages, and at no other', () => {
    const { leftEye, rightEye, mouth } = anchors;
    const exchanged = [anchors, { leftEye: rightEye, rightEye: leftEye, mouth }];
    expect(() => alignmentsOf(exchanged, box, { transform: 'mean' })).toThrow(
      'alignmentsOf: frame 1: expected the mouth',
    );
    expect(alignmentsOf(exchanged, box)).toHaveLength(2);
    expect(() => alignmentsOf([], box)).toThrow('alignmentsOf: expected at least one frame, found none.');
  });
});

describe('alignLandmarks', () => {
  it('moves the points, and keeps depths and what is missing', () => {
    const landmarks = {
      points: Float64Array.of(1, 2, 3, 4),
      depth: Float64Array.of(700, 710),
      missing: Uint8Array.of(0, 1),
    };
    expect(alignLandmarks(landmarks, [2, 0, 1, 0, 2, -1])).toEqual({
      ...landmarks,
      points: Float64Array.of(3, 3, 7, 7),
    });
    expect([...landmarks.points]).toEqual([1, 2, 3, 4]);
  });
});
