import { Matrix, SVD } from 'ml-matrix';

type Position = readonly [x: number, y: number, z: number];

/** Positions flattened onto the plane: x right, y front. */
export interface Projection {
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Centre of the head that was fitted, in the positions' unit; undefined for sites that lie flat. */
  readonly centre?: Position;
}

/** Largest condition number of the fit of a sphere; a plane has none. */
const conditionLimit = 1e5;

/**
 * Azimuthal equidistant projection about the vertex: a site's distance from the middle is its angle from straight up, seen
 * from the centre of the sphere that fits the positions best (least squares), and its direction is kept. In radians. Fewer
 * than five sites, and sites that lie (nearly) in one plane, are looked at from above as they are, in their own unit.
 * O(N).
 */
export function projectAzimuthal(positions: readonly Position[]): Projection {
  const centre = sphereCentre(positions);
  if (centre === undefined) return { points: positions.map(([x, y]) => [x, y] as const) };
  const points = positions.map(([x, y, z]) => {
    const [right, front, up] = [x - centre[0], y - centre[1], z - centre[2]];
    const across = Math.hypot(right, front);
    const angle = Math.atan2(across, up);
    return across === 0 ? ([0, 0] as const) : ([(right / across) * angle, (front / across) * angle] as const);
  });
  return { points, centre };
}

/** |p|^2 = 2 c p + d, solved on positions that are centred and scaled, so that the condition tells how flat they are. */
function sphereCentre(positions: readonly Position[]): Position | undefined {
  const N = positions.length;
  if (N < 5) return undefined;
  const mean = [0, 1, 2].map((axis) => positions.reduce((sum, position) => sum + position[axis] / N, 0));
  const spread = Math.sqrt(
    positions.reduce((sum, p) => sum + ((p[0] - mean[0]) ** 2 + (p[1] - mean[1]) ** 2 + (p[2] - mean[2]) ** 2) / N, 0),
  );
  if (!(spread > 0)) return undefined;
  const scaled = positions.map((position) => position.map((value, axis) => (value - mean[axis]) / spread));
  const svd = new SVD(new Matrix(scaled.map(([x, y, z]) => [2 * x, 2 * y, 2 * z, 1])), { autoTranspose: true });
  if (!(svd.condition < conditionLimit)) return undefined;
  const squares = Matrix.columnVector(scaled.map(([x, y, z]) => x * x + y * y + z * z));
  const [x, y, z] = svd.solve(squares).to1DArray();
  return [x * spread + mean[0], y * spread + mean[1], z * spread + mean[2]];
}
