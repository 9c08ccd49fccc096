import { describe, expect, it } from 'vitest';
import { projectAzimuthally } from './projectAzimuthally.js';

type Place = [number, number, number];

const CAP: Place[] = [
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
  [-1, 0, 0],
  [0, -1, 0],
  [0, Math.SQRT1_2, Math.SQRT1_2],
  [-Math.SQRT1_2, 0, Math.SQRT1_2],
];

describe('projectAzimuthally', () => {
  it.each([
    ['the unit sphere', 1, [0, 0, 0]],
    ['a head in metres off the origin', 0.095, [0.001, -0.02, 0.04]],
  ] as [string, number, Place][])('puts angle from the vertex into distance on %s', (_, size, [cx, cy, cz]) => {
    const places = projectAzimuthally(CAP.map(([x, y, z]) => [x * size + cx, y * size + cy, z * size + cz]));
    const expected = [
      [0, 0],
      [0, 1],
      [1, 0],
      [-1, 0],
      [0, -1],
      [0, 0.5],
      [-0.5, 0],
    ];
    // Least squares on exact spheres: float64 rounding only.
    places.flat().forEach((value, i) => expect(value).toBeCloseTo(expected.flat()[i], 9));
  });

  it('puts a site below the equator outside the unit circle', () => {
    const [low] = projectAzimuthally([[Math.sin(1.9), 0, Math.cos(1.9)], ...CAP]);
    expect(low[0]).toBeCloseTo(1.9 / (Math.PI / 2), 9);
  });

  it.each([
    [
      'a flat layout',
      [
        [0, 0, 0],
        [2, 0, 0],
        [0, 2, 0],
        [2, 2, 0],
        [1, 1, 0],
      ],
    ],
    [
      'three sites',
      [
        [0, 0, 1],
        [1, 0, 0.5],
        [0, 1, 0.2],
      ],
    ],
    ['one site', [[4, 4, 4]]],
  ] as [string, Place[]][])('looks from straight above at %s', (_, positions) => {
    const places = projectAzimuthally(positions);
    const farthest = Math.max(...places.map(([x, y]) => Math.hypot(x, y)));
    expect(farthest).toBeCloseTo(positions.length === 1 ? 0 : 0.9, 9);
    if (positions.length === 5) expect(places[4]).toEqual([0, 0]);
  });
});
