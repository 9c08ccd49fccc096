import { anchorsOf } from './anchorsOf.js';
import type { Landmarks } from './Landmarks.js';
import type { LandmarkScheme } from './LandmarkScheme.js';

/**
 * Landmarks without place, size and tilt of the head: the origin lies midway between the eyes, x runs from the left eye to
 * the right one, y down, and the distance between the eyes is 1.
 *
 * @param reference the face that origin, tilt and unit are taken of, e.g. the neutral frame. Default: the face itself
 * @param where opens the message of an error
 * @returns P x 2
 * @throws StrnnError as `anchorsOf`
 */
export function eyeCoordinates(
  landmarks: Landmarks,
  scheme: LandmarkScheme,
  reference = landmarks,
  where = 'eyeCoordinates',
): Float64Array {
  const { leftEye, rightEye } = anchorsOf(reference, scheme, where);
  const [originX, originY] = [(leftEye[0] + rightEye[0]) / 2, (leftEye[1] + rightEye[1]) / 2];
  const [alongX, alongY] = [rightEye[0] - leftEye[0], rightEye[1] - leftEye[1]];
  const square = alongX * alongX + alongY * alongY;
  const { points } = landmarks;
  const moved = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] - originX, points[i + 1] - originY];
    moved[i] = (x * alongX + y * alongY) / square;
    moved[i + 1] = (y * alongX - x * alongY) / square;
  }
  return moved;
}
