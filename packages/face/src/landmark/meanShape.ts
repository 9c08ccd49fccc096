import { StrnnError } from '@strnn/core/error';
import { eyeCoordinates } from './eyeCoordinates.js';
import type { Landmarks } from './Landmarks.js';
import type { LandmarkScheme } from './LandmarkScheme.js';

export interface MeanShapeOptions {
  /** Average every point with its mirror image, as a template asks for. Default true. */
  readonly symmetric?: boolean;
}

/**
 * The mean face: every face in `eyeCoordinates`, averaged point by point over the faces in which it was measured (over the
 * stand-ins where it never was). Fit for the `template` of a scheme.
 *
 * @param faces at least one, e.g. the neutral frames of training subjects (those of test subjects would leak)
 * @returns P x [x, y], origin between the eyes, unit the distance between the eyes, y down
 * @throws StrnnError 'data' for no face; else as `anchorsOf`
 */
export function meanShape(
  faces: readonly Landmarks[],
  scheme: LandmarkScheme,
  options: MeanShapeOptions = {},
): (readonly [x: number, y: number])[] {
  const { symmetric = true } = options;
  if (faces.length === 0) throw new StrnnError('data', 'meanShape: expected at least one face, found none.');
  const { count, mirror } = scheme;
  const shapes = faces.map((face) => eyeCoordinates(face, scheme));
  const mean = Array.from({ length: count }, (_, point): readonly [number, number] => {
    const seen = faces.map(({ missing }) => missing === undefined || missing[point] === 0);
    const measured = seen.includes(true) ? shapes.filter((_, f) => seen[f]) : shapes;
    const average = (axis: number) =>
      measured.reduce((sum, shape) => sum + shape[2 * point + axis], 0) / measured.length;
    return [average(0), average(1)];
  });
  if (!symmetric) return mean;
  return mean.map(([x, y], point) => {
    const [otherX, otherY] = mean[mirror[point]];
    return [(x - otherX) / 2, (y + otherY) / 2];
  });
}
