import { StrnnError } from '@strnn/core/error';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';

export type Point = readonly [x: number, y: number, z: number];

/**
 * The sphere through a cloud of points by linear least squares, in the points' unit; MNE's fit for an automatic origin.
 *
 * @throws StrnnError `data` unless there are at least four points, not all in one plane.
 */
export function fitSphere(points: readonly Point[]): { readonly origin: Point; readonly radius: number } {
  const flat = (found: string): StrnnError =>
    new StrnnError('data', `fitSphere: expected at least 4 positions that are not all in one plane, found ${found}`);
  if (points.length < 4) throw flat(`${points.length}`);
  const system = new Matrix(points.map(([x, y, z]) => [2 * x, 2 * y, 2 * z, 1]));
  const squares = Matrix.columnVector(points.map(([x, y, z]) => x * x + y * y + z * z));
  const decomposition = new SingularValueDecomposition(system, { autoTranspose: true });
  const [largest, , , smallest] = decomposition.diagonal;
  if (!(smallest > 1e-6 * largest)) throw flat(`${points.length} in one plane`);
  const [x, y, z, rest] = decomposition.solve(squares).to1DArray();
  return { origin: [x, y, z], radius: Math.sqrt(x * x + y * y + z * z + rest) };
}
