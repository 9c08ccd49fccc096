/**
 * The x of 0 .. count - 1 with 0 <= start + slope x < limit, as from <= x < to (from = to: none). They are neighbours,
 * because a straight line rises or falls throughout. The very expression that a loop over x evaluates is tested at both
 * ends, so that no rounding lets a loop read outside.
 */
export function insideRun(slope: number, start: number, limit: number, count: number): readonly [number, number] {
  const inside = (x: number): boolean => slope * x + start >= 0 && slope * x + start < limit;
  if (slope === 0) return inside(0) ? [0, count] : [0, 0];
  const ends = [-start / slope, (limit - start) / slope];
  const clamp = (x: number): number => Math.min(Math.max(x, 0), count);
  let from = clamp(Math.ceil(Math.min(...ends)));
  let to = clamp(Math.ceil(Math.max(...ends)));
  while (from > 0 && inside(from - 1)) from--;
  while (to < count && inside(to)) to++;
  while (from < to && !inside(from)) from++;
  while (from < to && !inside(to - 1)) to--;
  return from < to ? [from, to] : [0, 0];
}
