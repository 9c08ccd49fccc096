import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import type { ShapePoint } from './landmarkCells.js';

/**
 * Links between landmarks: along the curves of the scheme (over points that were not chosen), and, so that the whole face
 * hangs together, between its parts: as long as there are several, the two nearest points of two parts are linked, together
 * with their mirror images.
 *
 * @param chosen which points are sites
 * @returns pairs of sites (indices into `chosen`), each once, the smaller first
 */
export function landmarkEdges(
  scheme: LandmarkScheme,
  shape: readonly ShapePoint[],
  chosen: readonly number[],
): (readonly [number, number])[] {
  const site = new Map(chosen.map((point, n) => [point, n]));
  const part = chosen.map((_, n) => n);
  const edges = new Map<string, readonly [number, number]>();
  let parts = chosen.length;
  const find = (n: number): number => {
    while (part[n] !== n) n = part[n] = part[part[n]];
    return n;
  };
  const link = (a: number, b: number): void => {
    if (a === b) return;
    const pair = a < b ? ([a, b] as const) : ([b, a] as const);
    edges.set(pair.join(), pair);
    if (find(a) !== find(b)) parts--;
    part[find(a)] = find(b);
  };

  for (const { points, closed } of scheme.curves) {
    const sites = points.map((point) => site.get(point)).filter((n) => n !== undefined);
    for (let i = 1; i < sites.length; i++) link(sites[i - 1], sites[i]);
    if (closed && sites.length > 2) link(sites[sites.length - 1], sites[0]);
  }
  for (const [a, b] of parts > 1 ? pairsByDistance(shape, chosen) : []) {
    if (parts === 1) break;
    if (find(a) === find(b)) continue;
    link(a, b);
    const [mirroredA, mirroredB] = [a, b].map((n) => site.get(scheme.mirror[chosen[n]]));
    if (mirroredA !== undefined && mirroredB !== undefined) link(mirroredA, mirroredB);
  }
  return [...edges.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

/** All pairs of sites, the nearest first; mirror images, which rounding may tell apart, in the order of their numbers. */
function pairsByDistance(shape: readonly ShapePoint[], chosen: readonly number[]): (readonly [number, number])[] {
  const pairs: (readonly [a: number, b: number, distance: number])[] = [];
  let largest = 0;
  for (let b = 0; b < chosen.length; b++) {
    for (let a = 0; a < b; a++) {
      const [[x, y], [u, v]] = [shape[chosen[a]], shape[chosen[b]]];
      const distance = Math.hypot(x - u, y - v);
      largest = Math.max(largest, distance);
      pairs.push([a, b, distance]);
    }
  }
  const step = largest * 1e-9 || 1;
  return pairs
    .map(([a, b, distance]) => [a, b, Math.round(distance / step)] as const)
    .sort((p, q) => p[2] - q[2] || p[0] - q[0] || p[1] - q[1])
    .map(([a, b]) => [a, b]);
}
