import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { AffineTransform } from './AffineTransform.js';
import { composeTransforms } from './composeTransforms.js';
import { invertTransform } from './invertTransform.js';
import { transformPoints } from './transformPoints.js';

const random = createRandom(3);
const anyTransform = () => Array.from({ length: 6 }, () => random.normal()) as unknown as AffineTransform;
const points = Float64Array.from({ length: 20 }, () => 100 * random.normal());

describe('transforms', () => {
  it('take a point where the matrix takes it', () => {
    expect([...transformPoints([2, 3, -1, 0], [1, 2, 10, 3, 4, 20])]).toEqual([18, 38, 9, 17]);
  });

  it('compose in the order given', () => {
    const [shift, double]: AffineTransform[] = [
      [1, 0, 5, 0, 1, 7],
      [2, 0, 0, 0, 2, 0],
    ];
    expect(composeTransforms(shift, double)).toEqual([2, 0, 10, 0, 2, 14]);
    expect(composeTransforms(double, shift)).toEqual([2, 0, 5, 0, 2, 7]);
    for (let trial = 0; trial < 20; trial++) {
      const [first, second] = [anyTransform(), anyTransform()];
      const apart = transformPoints(transformPoints(points, first), second);
      transformPoints(points, composeTransforms(first, second)).forEach((value, i) =>
        expect(value).toBeCloseTo(apart[i], 9),
      );
    }
  });

  it('lead back by their inverse', () => {
    for (let trial = 0; trial < 50; trial++) {
      const transform = anyTransform();
      const back = transformPoints(transformPoints(points, transform), invertTransform(transform));
      back.forEach((value, i) => expect(value).toBeCloseTo(points[i], 8));
    }
    expect(invertTransform([1e-9, 0, 0, 0, 1e-9, 1])[0]).toBeCloseTo(1e9, 3); // small is not singular
  });

  it('refuse what has no inverse, is not finite or is no list of points', () => {
    expect(() => invertTransform([1, 1, 0, 1, 1, 0])).toThrow(
      'invertTransform: the transform [1, 1, 0, 1, 1, 0] maps all points to one line.',
    );
    expect(() => invertTransform([0, 0, 1, 0, 0, 1])).toThrow('maps all points to one line');
    expect(() => composeTransforms([1, 0, 0, 0, 1, 0], [1, 0, Infinity, 0, 1, 0])).toThrow('six finite numbers');
    expect(() => transformPoints([1, 2, 3], [1, 0, 0, 0, 1, 0])).toThrow('expected P x 2 coordinates, found 3.');
  });
});
