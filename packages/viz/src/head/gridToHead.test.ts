import { expect, it } from 'vitest';
import { gridToHead } from './gridToHead.js';

it('bends the lattice to a disc, row 0 at the nose', () => {
  const places = gridToHead([
    [0, 0],
    [0, 4],
    [4, 2],
    [2, 2],
    [2, 0],
  ]);
  for (const [x, y] of places) expect(Math.hypot(x, y)).toBeLessThan(1);
  const [topLeft, topRight, back, centre, left] = places;
  expect(topLeft[0]).toBeCloseTo(-topRight[0], 12);
  expect(topLeft[1]).toBeGreaterThan(0.5);
  expect(back).toEqual([0, -0.95]);
  expect(centre.map(Math.abs)).toEqual([0, 0]);
  expect(left[0]).toBeCloseTo(-0.95, 12);
});

it('puts a single site in the middle', () => {
  expect(
    gridToHead([[3, 5]])
      .flat()
      .map(Math.abs),
  ).toEqual([0, 0]);
});
