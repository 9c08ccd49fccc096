import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nearestNeighbours, type NeighbourGraph } from './nearestNeighbours.js';

type Position = readonly [number, number, number];

const { cases } = JSON.parse(readFileSync(new URL('./fixtures/nearestNeighbours.json', import.meta.url), 'utf8')) as {
  cases: {
    points: Position[];
    count: number;
    nearest: number[][];
    distances: number[][];
    either: number[][];
    both: number[][];
    radius: number;
    within: number[][];
  }[];
};

function links({ adjacency }: NeighbourGraph, N: number): number[][] {
  return Array.from({ length: N }, (_, n) =>
    [...adjacency.subarray(n * N, (n + 1) * N)].flatMap((link, site) => (link === 1 ? [site] : [])),
  );
}

describe('nearestNeighbours', () => {
  it.each(cases)('$points.length points: equals SciPy and scikit-learn', (reference) => {
    const { points, count, radius } = reference;
    const byCount = nearestNeighbours(points, { count });
    expect(byCount.neighbours).toEqual(reference.nearest);
    // The reference is rounded to 12 decimals.
    for (const [n, list] of reference.distances.entries()) {
      for (const [k, distance] of list.entries()) expect(byCount.distances[n][k]).toBeCloseTo(distance, 11);
    }
    expect(links(byCount, points.length)).toEqual(reference.nearest.map((list) => [...list].sort((a, b) => a - b)));
    const byRadius = nearestNeighbours(points, { radius });
    expect(byRadius.neighbours).toEqual(reference.within);
    expect(nearestNeighbours(points, { radius, symmetric: 'both' })).toEqual(byRadius);
    for (const symmetric of ['either', 'both'] as const) {
      const graph = nearestNeighbours(points, { count, symmetric });
      expect(links(graph, points.length)).toEqual(reference[symmetric]);
      expect(graph.neighbours.map((list) => [...list].sort((a, b) => a - b))).toEqual(reference[symmetric]);
      expect(graph.distances.every((list) => list.every((d, k) => k === 0 || d >= list[k - 1]))).toBe(true);
    }
  });

  it('takes the lower index of two equally near, and the radius itself', () => {
    const cross: Position[] = [
      [0, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [-1, 0, 0],
      [0, -1, 0],
      [0, 0, 2],
    ];
    expect(nearestNeighbours(cross, { count: 2 }).neighbours[0]).toEqual([1, 2]);
    expect(nearestNeighbours(cross, { radius: 1 }).neighbours).toEqual([[1, 2, 3, 4], [0], [0], [0], [0], []]);
    const twins: Position[] = [
      [1, 1, 1],
      [1, 1, 1],
    ];
    expect(nearestNeighbours(twins, { count: 1 }).distances).toEqual([[0], [0]]);
  });

  it.each([
    [{}, 'expected either count or radius, found neither'],
    [{ count: 1, radius: 1 }, 'expected either count or radius, found both'],
    [{ count: 3 }, 'nearestNeighbours.count: expected an integer from 1 to 2 for 3 positions, found 3'],
    [{ count: 0.5 }, 'found 0.5'],
    [{ radius: 0 }, 'nearestNeighbours.radius: expected a number above 0, found 0'],
    [{ radius: Number.NaN }, 'found NaN'],
    [{ count: 1, symmetric: true }, "nearestNeighbours.symmetric: unknown way 'true'"],
    [{ k: 1 }, "unknown option 'k'"],
    [undefined, 'expected an object of options, found undefined'],
  ])('refuses the options %j', (options, message) => {
    expect(() =>
      nearestNeighbours(
        [
          [0, 0, 0],
          [1, 0, 0],
          [2, 0, 0],
        ],
        options as never,
      ),
    ).toThrow(message);
  });

  it('refuses what are no positions', () => {
    expect(() => nearestNeighbours([[0, 0, 0]], { count: 1 })).toThrow(
      'expected a list of 2 to 2048 positions, found 1',
    );
    expect(() => nearestNeighbours(undefined as never, { count: 1 })).toThrow('found undefined');
    expect(() =>
      nearestNeighbours(
        [
          [0, 0, 0],
          [1, Infinity, 0],
        ],
        { count: 1 },
      ),
    ).toThrow('three finite numbers for position 1');
  });
});
