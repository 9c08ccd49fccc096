type Point = readonly [x: number, y: number];

/**
 * For every point of the plane the index of its mirror image in the line x = 0: another point, the point itself
 * when it lies on the line, or -1 when it has none. Two points are homologous when each is the one nearest to the other's
 * mirror image, and off by less than half the distance to the nearest neighbour of either. O(N^2).
 */
export function findHomologues(points: readonly Point[]): Int32Array {
  const spacing = points.map((_, n) => nearestOther(points, n));
  const nearest = points.map((point) => nearestTo(points, [-point[0], point[1]]));
  return Int32Array.from(points, (point, n) => {
    const other = nearest[n];
    if (nearest[other] !== n) return -1;
    const off = Math.hypot(-point[0] - points[other][0], point[1] - points[other][1]);
    return 2 * off < Math.min(spacing[n], spacing[other]) ? other : -1;
  });
}

function nearestTo(points: readonly Point[], [x, y]: Point): number {
  let best = 0;
  let least = Infinity;
  for (const [n, point] of points.entries()) {
    const distance = (point[0] - x) ** 2 + (point[1] - y) ** 2;
    if (distance < least) [best, least] = [n, distance];
  }
  return best;
}

function nearestOther(points: readonly Point[], n: number): number {
  const [x, y] = points[n];
  let least = Infinity;
  for (const [other, point] of points.entries()) {
    if (other !== n) least = Math.min(least, Math.hypot(point[0] - x, point[1] - y));
  }
  return least;
}
