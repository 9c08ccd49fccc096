import { createRandom } from '@strnn/core/random';
import { checkSites } from '@strnn/core/sites';
import { describe, expect, it } from 'vitest';
import { five } from '../landmark/landmarks.test.support.js';
import { ibug68, type LandmarkScheme, mediapipe478 } from '../landmark/index.js';
import { landmarkSites, type LandmarkSitesOptions } from './landmarkSites.js';

const extent = (values: readonly number[]) => Math.max(...values) - Math.min(...values) + 1;

/** Holds for every scheme, subset and symmetric shape. */
function checkCells(scheme: LandmarkScheme, options: LandmarkSitesOptions): void {
  const sites = landmarkSites(scheme, { ...options, layout: 'graph' });
  checkSites(sites, 'here');
  const shape = options.shape ?? scheme.template!;
  const points = options.points ?? Array.from({ length: scheme.count }, (_, p) => p);
  const { grid, edges = [], positions = [] } = sites;
  expect(sites.names).toEqual(points.map((point) => `landmark ${point}`));
  const site = new Map(points.map((point, n) => [point, n]));
  const width = extent(grid.map(([, column]) => column));

  grid.forEach(([row, column], n) => {
    expect(positions[n][0]).toBe(shape[points[n]][0]);
    expect(positions[n][1]).toBeCloseTo(-shape[points[n]][1], 15);
    const mirrored = site.get(scheme.mirror[points[n]]);
    // Mirror-symmetric about the middle column, where all points have their mirror image among the sites.
    if (options.points === undefined) expect(grid[mirrored!]).toEqual([row, width - 1 - column]);
    grid.forEach(([otherRow, otherColumn], m) => {
      const [x, y] = shape[points[n]];
      const [u, v] = shape[points[m]];
      if (row === otherRow && column < otherColumn) expect(x).toBeLessThanOrEqual(u);
      // Rows follow y: a pair shares its row by the mean of its y, and mirror images of the shape are equally high.
      if (row < otherRow) expect(y).toBeLessThanOrEqual(v + 1e-9);
    });
  });

  expect(new Set(edges.map(String)).size).toBe(edges.length);
  const part = points.map((_, n) => n);
  for (const [a, b] of edges) {
    expect(a).toBeLessThan(b);
    const [from, to] = [part[a], part[b]];
    part.forEach((of, n) => (part[n] = of === from ? to : of));
    // The graph is as symmetric as the face.
    if (options.points === undefined) {
      const pair = [scheme.mirror[a], scheme.mirror[b]].sort((c, d) => c - d);
      expect(edges.some(([c, d]) => c === pair[0] && d === pair[1])).toBe(true);
    }
  }
  expect(new Set(part).size).toBe(1);
}

describe('landmarkSites', () => {
  it('lays the 68 points out from the brows to the chin, with few holes', () => {
    const { grid } = landmarkSites(ibug68);
    const rows = Array.from({ length: extent(grid.map(([row]) => row)) }, (_, row) => {
      const cells = new Array<number>(9).fill(-1);
      grid.forEach(([r, column], n) => {
        if (r === row) cells[column] = n;
      });
      return cells;
    });
    expect(rows).toEqual([
      [18, 19, 20, 21, -1, 22, 23, 24, 25],
      [17, 36, 37, 38, 27, 43, 44, 45, 26],
      [0, 41, 40, 39, 28, 42, 47, 46, 16],
      [-1, -1, 1, 2, 29, 14, 15, -1, -1],
      [-1, -1, 31, 32, 30, 34, 35, -1, -1],
      [-1, -1, 3, 50, 33, 52, 13, -1, -1],
      [-1, -1, 49, 61, 51, 63, 53, -1, -1],
      [-1, 48, 60, 67, 62, 65, 64, 54, -1],
      [-1, 4, 59, 58, 66, 56, 55, 12, -1],
      [-1, 5, 6, 7, 57, 9, 10, 11, -1],
      [-1, -1, -1, -1, 8, -1, -1, -1, -1],
    ]);
  });

  it('keeps order, symmetry and one connected graph for every scheme, subset and width', () => {
    checkCells(ibug68, {});
    checkCells(five, {});
    checkCells(ibug68, { columns: 15 });
    checkCells(ibug68, { columns: 3 });
    const random = createRandom('subsets');
    for (let round = 0; round < 10; round++) {
      const points = Array.from({ length: 68 }, (_, p) => p).filter(() => random.uniform() < 0.4);
      random.shuffle(points);
      checkCells(ibug68, { points: [...points, ...(points.length === 0 ? [0] : [])] });
      const half = five.template!.map(() => [random.uniform(), random.uniform()] as const);
      const shape = five.mirror.map((other, p) => {
        const [x, y] = half[Math.min(p, other)];
        return [other === p ? 0 : p < other ? -x - 0.01 : x + 0.01, y] as const;
      });
      checkCells(five, { shape });
    }
  });

  it('links the curves, over points that were left out, and joins the parts by the shortest links', () => {
    const { edges, names } = landmarkSites(ibug68, { layout: 'graph', points: [17, 21, 36, 39, 41, 45] });
    const pairs = edges!.map(([a, b]) => `${names[a].slice(9)}-${names[b].slice(9)}`);
    // Brow; eye; brow to eye; the other eye, which is nearest to the inner end of the brow.
    expect(pairs.sort()).toEqual(['17-21', '17-36', '36-39', '36-41', '39-41', '21-45'].sort());
    expect(landmarkSites(ibug68, { points: [17, 21] }).edges).toBeUndefined();
  });

  it('draws points and lines inside the picture', () => {
    const { picture } = landmarkSites(ibug68);
    expect(picture!.lines).toHaveLength(ibug68.curves.length);
    expect(picture!.lines![5]).toHaveLength(7); // an eye, closed
    expect(picture!.lines![5][6]).toEqual(picture!.lines![5][0]);
    for (const [x, y, width, height] of picture!.areas) {
      expect([width, height]).toEqual([0, 0]);
      expect(x >= 4 && x <= picture!.width - 4 && y >= 4 - 1e-9 && y <= picture!.height - 4 + 1e-9).toBe(true);
    }
    expect(landmarkSites(ibug68, { points: [30] }).grid).toEqual([[0, 0]]);
  });

  it.each<[LandmarkScheme, LandmarkSitesOptions, string]>([
    [
      mediapipe478,
      {},
      'expected a shape (scheme mediapipe-478 has no template; meanShape makes one of faces), found none.',
    ],
    [ibug68, { layout: 'graf' as never }, "unknown layout 'graf'. Did you mean 'grid'? Allowed: grid, graph."],
    [ibug68, { points: [] }, 'landmarkSites.points: expected at least one point, found none.'],
    [ibug68, { points: [68] }, 'expected points from 0 to 67 (scheme ibug-68), found 68.'],
    [ibug68, { points: [3, 3] }, 'expected every point once, found 3 twice.'],
    [ibug68, { columns: 8 }, 'landmarkSites.columns: expected an odd integer >= 3, found 8.'],
    [five, { shape: [[0, 0]] }, 'expected a shape of 5 points, found 1.'],
    [
      five,
      { shape: five.template!.map(([x]) => [x, NaN] as const) },
      'expected a shape of finite numbers, found [-0.5, NaN] for point 0.',
    ],
  ])('refuses %#', (scheme, options, message) => {
    expect(() => landmarkSites(scheme, options)).toThrow(/^landmarkSites/);
    expect(() => landmarkSites(scheme, options)).toThrow(message);
  });
});
