import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from './anchorsOf.js';
import { checkLandmarks } from './checkLandmarks.js';
import { eyeCoordinates } from './eyeCoordinates.js';
import type { Landmarks } from './Landmarks.js';
import { at, five } from './landmarks.test.support.js';
import { meanShape } from './meanShape.js';
import { mirrorLandmarks } from './mirrorLandmarks.js';
import { checkScheme, ibug68 } from './scheme/index.js';

const face = at(10, 20, 30, 20, 20, 30, 14, 40, 26, 40);

describe('mirrorLandmarks', () => {
  it('turns the picture round and renames the points', () => {
    const depth = Float64Array.of(1, 2, 3, 4, 5);
    const missing = Uint8Array.of(1, 0, 0, 0, 1);
    const mirrored = mirrorLandmarks(
      { points: at(10, 20, 31, 21, 20, 30, 14, 40, 27, 41).points, depth, missing },
      five,
      100,
    );
    expect([...mirrored.points]).toEqual([68, 21, 89, 20, 79, 30, 72, 41, 85, 40]);
    expect([...mirrored.depth!]).toEqual([2, 1, 3, 5, 4]);
    expect([...mirrored.missing!]).toEqual([0, 1, 0, 1, 0]);
  });

  it('is its own inverse', () => {
    const random = createRandom('mirror');
    const points = Float64Array.from({ length: 136 }, () => Math.round(random.uniform() * 1e6) / 1024);
    expect(mirrorLandmarks(mirrorLandmarks({ points }, ibug68, 640), ibug68, 640)).toEqual({ points });
    expect(() => mirrorLandmarks(face, ibug68, 640)).toThrow('expected 68 points (scheme ibug-68), found 5.');
  });
});

describe('checkLandmarks', () => {
  const image = { width: 40, height: 50 };

  it('counts what lies outside and what is missing', () => {
    expect(checkLandmarks(face, { count: 5, image })).toEqual({ outside: 0, missing: 0 });
    expect(checkLandmarks(at(-0.5, -0.5, 39.5, 49.5), { image }).outside).toBe(0);
    const points = Float64Array.of(-3.5, 54.5, 30, 50, 20, 30, 14, 40, 26, 40);
    expect(checkLandmarks({ points }, { image })).toEqual({
      outside: 2,
      missing: 0,
      farthest: { point: 0, distance: Math.hypot(3, 5) },
    });
    expect(checkLandmarks({ points, missing: Uint8Array.of(1, 0, 0, 0, 0) }, { image })).toEqual({
      outside: 1,
      missing: 1,
      farthest: { point: 1, distance: 0.5 },
    });
    expect(checkLandmarks({ points }).outside).toBe(0);
  });

  it.each<[Landmarks, object, string]>([
    [at(), {}, 'expected at least 1 point, found 0.'],
    [face, { count: 68 }, 'expected 68 points, found 5.'],
    [{ ...face, depth: new Float64Array(4) }, {}, 'expected 5 entries in depth, found 4.'],
    [{ ...face, missing: new Uint8Array(6) }, {}, 'expected 5 entries in missing, found 6.'],
    [at(1, 2, 3, Number.NaN), {}, 'point 1: expected a finite y, found NaN.'],
    [{ ...at(1, 2), depth: Float64Array.of(Infinity) }, {}, 'point 0: expected a finite depth, found Infinity.'],
    [
      at(10, 10, 50, 60, 45, 20),
      { image },
      'expected most of 3 points inside 40 x 50 pixels, found 2 outside, point 1 by 14.8 pixels: are they of another picture',
    ],
  ])('refuses %o', (landmarks, options, message) => {
    expect(() => checkLandmarks(landmarks, { ...options, where: 'a.txt' })).toThrow(`a.txt: ${message}`);
  });
});

describe('anchorsOf', () => {
  it('averages the anchor points', () => {
    expect(anchorsOf(face, five)).toEqual({ leftEye: [10, 20], rightEye: [30, 20], mouth: [20, 40] });
    const template = { points: Float64Array.from(ibug68.template!.flat()) };
    const { leftEye, rightEye, mouth } = anchorsOf(template, ibug68);
    expect([leftEye[0], leftEye[1], rightEye[0], mouth[0]]).toEqual([-0.5, 0, 0.5, 0]);
  });

  it('refuses eyes at one place and other numbers of points', () => {
    expect(() => anchorsOf(at(1, 2, 1, 2, 0, 0, 0, 0, 0, 0), five, 'f')).toThrow(
      'f: expected two eyes, found both at [1, 2].',
    );
    expect(() => anchorsOf(face, ibug68)).toThrow('anchorsOf: expected 68 points (scheme ibug-68), found 5.');
  });
});

describe('eyeCoordinates and meanShape', () => {
  const random = createRandom('shapes');
  /** A shape turned, scaled and shifted at random. */
  const moved = (shape: readonly (readonly [number, number])[]): Landmarks => {
    const [angle, scale] = [random.uniform() * 6 - 3, 10 + 90 * random.uniform()];
    const [cos, sin, dx, dy] = [
      scale * Math.cos(angle),
      scale * Math.sin(angle),
      random.normal() * 50,
      random.normal() * 50,
    ];
    return at(...shape.flatMap(([x, y]) => [cos * x - sin * y + dx, sin * x + cos * y + dy]));
  };
  const largest = (found: ArrayLike<number>, expected: ArrayLike<number>) =>
    Array.from(found).reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0);

  it('undo place, size and tilt', () => {
    for (let i = 0; i < 50; i++) {
      // Rounding of coordinates up to a few hundred, divided by a distance of at least 10.
      expect(largest(eyeCoordinates(moved(five.template!), five), five.template!.flat())).toBeLessThan(1e-13);
    }
    const shifted = at(...face.points.map((value, i) => value + (i === 4 ? 2 : 0)));
    expect(eyeCoordinates(shifted, five, face)[4] - eyeCoordinates(face, five)[4]).toBeCloseTo(0.1, 14);
  });

  it('find the template again from faces that vary about it symmetrically', () => {
    const bend = (sign: number) => five.template!.map(([x, y], p) => [x + (p === 2 ? sign * 0.1 : 0), y] as const);
    const faces = [bend(1), bend(-1), bend(1), bend(-1)].map(moved);
    const shape = meanShape(faces, five);
    expect(largest(shape.flat(), five.template!.flat())).toBeLessThan(1e-13);
    checkScheme({ ...five, template: shape });
    const bent = meanShape([moved(bend(1))], five, { symmetric: false });
    expect(bent[2][0]).toBeCloseTo(0.1, 12);
    expect(meanShape([moved(bend(1))], five)[2][0]).toBeCloseTo(0, 12);
  });

  it('leave out points that were not measured, where others were', () => {
    const wrong = {
      points: Float64Array.from(face.points, (v, i) => (i === 5 ? 1000 : v)),
      missing: Uint8Array.of(0, 0, 1, 0, 0),
    };
    expect(meanShape([wrong, face], five)).toEqual(meanShape([face], five));
    expect(meanShape([wrong], five)[2][1]).toBe(49);
    expect(() => meanShape([], five)).toThrow('meanShape: expected at least one face, found none.');
  });
});
