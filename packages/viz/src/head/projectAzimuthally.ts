import { solveLinear } from './solveLinear.js';

/** A place on the top view of the head: x to the right, y to the nose; the head's equator is the unit circle. */
export type HeadPlace = readonly [x: number, y: number];

/**
 * Top view of 3-D positions by the azimuthal equidistant projection: distance from the vertex is the angle from straight up,
 * 90 degrees = 1. The centre of the head is that of the sphere fitted to the positions by least squares; positions that
 * determine no sphere around them (fewer than four, or all in one plane) are seen from straight above instead.
 * @param positions any one unit, x right, y front, z up
 */
export function projectAzimuthally(positions: readonly (readonly [number, number, number])[]): HeadPlace[] {
  const centre = sphereCentre(positions);
  if (centre === undefined) return fromAbove(positions);
  return positions.map(([px, py, pz]) => {
    const [x, y, z] = [px - centre[0], py - centre[1], pz - centre[2]];
    const level = Math.hypot(x, y);
    if (level === 0) return [0, 0];
    const radius = Math.atan2(level, z) / (Math.PI / 2);
    return [(x / level) * radius, (y / level) * radius];
  });
}

/** Least squares for |p|^2 = 2 c.p + k, linear in the centre c and k. Undefined unless c lies below the mean height: a cap, not a bowl. */
function sphereCentre(positions: readonly (readonly [number, number, number])[]): number[] | undefined {
  if (positions.length < 4) return undefined;
  const matrix = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
  const right = [0, 0, 0, 0];
  const unit = Math.max(...positions.flat().map(Math.abs)) || 1;
  for (const position of positions) {
    const [x, y, z] = position.map((v) => v / unit) as [number, number, number];
    const row = [2 * x, 2 * y, 2 * z, 1];
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) matrix[i][j] += row[i] * row[j];
      right[i] += row[i] * (x * x + y * y + z * z);
    }
  }
  const meanHeight = positions.reduce((sum, p) => sum + p[2], 0) / positions.length;
  const centre = solveLinear(matrix, right)
    ?.slice(0, 3)
    .map((v) => v * unit);
  return centre !== undefined && centre[2] < meanHeight ? centre : undefined;
}

function fromAbove(positions: readonly (readonly [number, number, number])[]): HeadPlace[] {
  const n = Math.max(1, positions.length);
  const meanX = positions.reduce((sum, p) => sum + p[0], 0) / n;
  const meanY = positions.reduce((sum, p) => sum + p[1], 0) / n;
  const far = positions.reduce((most, p) => Math.max(most, Math.hypot(p[0] - meanX, p[1] - meanY)), 0) || 1;
  return positions.map((p) => [(0.9 * (p[0] - meanX)) / far, (0.9 * (p[1] - meanY)) / far]);
}
