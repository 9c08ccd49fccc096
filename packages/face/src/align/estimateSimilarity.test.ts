import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { transformPoints } from '../pixel/transform/transformPoints.js';
import { estimateSimilarity } from './estimateSimilarity.js';
import fixture from './fixtures/similarity.json' with { type: 'json' };

const { cases } = fixture;

describe('estimateSimilarity', () => {
  it.each(cases)('equals scikit-image or linear least squares: $kind', (given) => {
    const found = estimateSimilarity(given.from, given.to, given.weights);
    // Float64 in other orders of steps; points near 100 (near 1e6 in the last case, where the differences lose 4 digits).
    const tolerance = given.kind === 'far' ? 1e-9 : 1e-13;
    found.transform.forEach((value, i) => {
      const size = i % 3 === 2 ? Math.max(...given.from.map(Math.abs), 100) : 1;
      expect(Math.abs(value - given.matrix[i])).toBeLessThan(10 * tolerance * size);
    });
    const { residual, scale, rotation } = found;
    // Of an exact fit the root of what rounding leaves of the squares.
    const exact = given.kind === 'exact' || given.kind === 'far';
    expect(Math.abs(residual - given.residual)).toBeLessThan(exact ? 1e-4 : 1e-10);
    if (given.scale === undefined) return;
    expect(Math.abs(scale - given.scale)).toBeLessThan(10 * tolerance);
    expect(Math.abs(rotation - given.rotation)).toBeLessThan(100 * tolerance);
  });

  it('finds the least sum of squares: no nearby similarity has a smaller one', () => {
    const random = createRandom(1);
    const points = Float64Array.from({ length: 16 }, () => random.normal());
    const targets = Float64Array.from({ length: 16 }, () => random.normal());
    const weights = Float64Array.from({ length: 8 }, () => random.uniform());
    const cost = ([a, d, c, f]: number[]): number => {
      const moved = transformPoints(points, [a, -d, c, d, a, f]);
      return moved.reduce((sum, value, i) => sum + weights[i >> 1] * (value - targets[i]) ** 2, 0);
    };
    const { transform, residual } = estimateSimilarity(points, targets, weights);
    const best = [transform[0], transform[3], transform[2], transform[5]];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    expect(Math.sqrt(cost(best) / total)).toBeCloseTo(residual, 12);
    for (let trial = 0; trial < 100; trial++) {
      expect(cost(best.map((value) => value + 0.01 * random.normal()))).toBeGreaterThan(cost(best));
    }
  });

  it('never mirrors, and reports scale, rotation and translation of the matrix', () => {
    const turned = estimateSimilarity([0, 0, 1, 0], [5, 5, 5, 7]);
    expect(turned.scale).toBeCloseTo(2, 12);
    expect(turned.rotation).toBeCloseTo(Math.PI / 2, 12); // x to y: clockwise on a screen
    expect(turned.translation.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([5, 5]);
    for (const { from, to, weights } of cases) {
      const [a, b, , d, e] = estimateSimilarity(from, to, weights).transform;
      expect(a * e - b * d).toBeGreaterThan(0);
    }
  });

  const square = [0, 0, 1, 0, 1, 1, 0, 1];
  it.each([
    [[1, 2], [3, 4], 'expected P x 2 coordinates and P x 2 targets with P >= 2, found 2 and 2 numbers.'],
    [[1, 2, 3, 4], [1, 2, 3, 4, 5, 6], 'found 4 and 6 numbers.'],
    [[7, 8, 7, 8], [1, 2, 3, 4], 'the points all lie in one place, (7, 8)'],
    [[0.1, 0.2, 0.1, 0.2, 0.1, 0.2], [1, 2, 3, 4, 5, 6], 'the points all lie in one place, (0.1, 0.2)'],
    [[1, 2, 3, 4], [5, 5, 5, 5], 'the targets all lie in one place, (5, 5)'],
    [[0, 0, 0, 0], [1, 2, 3, 4], 'the points all lie in one place, (0, 0)'],
    [[1, NaN, 3, 4], [5, 5, 5, 6], 'estimateSimilarity: y of point 0 is NaN, expected a finite number.'],
    [[1, 2, 3, 4], [5, 5, Infinity, 6], 'estimateSimilarity: x of target 1 is Infinity, expected a finite number.'],
    [square, [0, 0, -1, 0, -1, 1, 0, 1], 'no rotation brings the points nearer to their targets (mirrored points?).'],
  ])('refuses %j to %j', (from, to, message) => {
    expect(() => estimateSimilarity(from, to)).toThrow(message);
  });

  it('refuses weights that are none', () => {
    expect(() => estimateSimilarity(square, square, [1, 1, 1])).toThrow('expected 4 weights, one per point, found 3.');
    expect(() => estimateSimilarity(square, square, [1, -1, 1, 1])).toThrow(
      'weight 1 is -1, expected a finite number >= 0.',
    );
    expect(() => estimateSimilarity(square, square, [0, 0, 0, 0])).toThrow('expected a weight above 0, found none.');
    expect(() => estimateSimilarity(square, square, [0, 2, 0, 0])).toThrow('the points all lie in one place, (1, 0)');
  });
});
