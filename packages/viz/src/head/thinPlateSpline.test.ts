import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HeadPlace } from './projectAzimuthally.js';
import { thinPlateSpline } from './thinPlateSpline.js';

interface Reference {
  readonly places: HeadPlace[];
  readonly values: number[];
  readonly at: [number, number][];
  readonly expected: number[];
}

describe('thinPlateSpline', () => {
  it('is the surface that SciPy finds', () => {
    const file = new URL('./fixtures/thin-plate-spline.json', import.meta.url);
    const { places, values, at, expected } = JSON.parse(readFileSync(file, 'utf8')) as Reference;
    const surface = thinPlateSpline(places, values);
    // Both solve the same system in float64; our ridge of 1e-9 on the plane moves the surface by about as much.
    at.forEach(([x, y], i) => expect(Math.abs(surface(x, y) - expected[i])).toBeLessThan(1e-6));
  });

  it.each([
    ['one place', [[0.2, 0.1]], [3]],
    [
      'two places',
      [
        [0, 0],
        [0.5, 0],
      ],
      [1, 2],
    ],
    [
      'places on one line',
      [
        [-0.5, -0.5],
        [0, 0],
        [0.25, 0.25],
        [0.5, 0.5],
      ],
      [0, 1, 0, 2],
    ],
  ] as [string, HeadPlace[], number[]][])('passes through %s', (_, places, values) => {
    const surface = thinPlateSpline(places, values);
    // The trace of smoothing lets the surface miss a value by about 1e-5 of the values' range.
    places.forEach(([x, y], i) => expect(Math.abs(surface(x, y) - values[i])).toBeLessThan(1e-4));
    expect(Number.isFinite(surface(1, -1))).toBe(true);
  });

  it('goes between the values of two sites at one place', () => {
    const surface = thinPlateSpline(
      [
        [0, 0],
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      [1, 3, 0, 0],
    );
    expect(surface(0, 0)).toBeCloseTo(2, 3);
  });
});
