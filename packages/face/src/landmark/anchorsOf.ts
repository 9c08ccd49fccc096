import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from './Landmarks.js';
import type { LandmarkScheme } from './LandmarkScheme.js';

/** The three points that an alignment goes by, in pixels; left and right of the picture. */
export interface FaceAnchors {
  readonly leftEye: readonly [x: number, y: number];
  readonly rightEye: readonly [x: number, y: number];
  readonly mouth: readonly [x: number, y: number];
}

/**
 * The anchors of a face: the means of the scheme's anchor points. The stand-ins of points that were not measured count like
 * measured ones.
 *
 * @param where opens the message of an error
 * @throws StrnnError 'shape' unless there are as many points as the scheme has; 'data' where the eyes are one point
 */
export function anchorsOf(landmarks: Landmarks, scheme: LandmarkScheme, where = 'anchorsOf'): FaceAnchors {
  const { points } = landmarks;
  if (points.length !== 2 * scheme.count) {
    const rule = `expected ${scheme.count} points (scheme ${scheme.name})`;
    throw new StrnnError('shape', `${where}: ${rule}, found ${points.length / 2}.`);
  }
  const leftEye = meanOf(points, scheme.anchors.leftEye);
  const rightEye = meanOf(points, scheme.anchors.rightEye);
  // Negated, so that NaN is refused too.
  if (!(Math.hypot(rightEye[0] - leftEye[0], rightEye[1] - leftEye[1]) > 0)) {
    throw new StrnnError('data', `${where}: expected two eyes, found both at [${leftEye.join(', ')}].`);
  }
  return { leftEye, rightEye, mouth: meanOf(points, scheme.anchors.mouth) };
}

function meanOf(points: Float64Array, chosen: readonly number[]): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (const point of chosen) {
    x += points[2 * point];
    y += points[2 * point + 1];
  }
  return [x / chosen.length, y / chosen.length];
}
