import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from './Landmarks.js';
import type { LandmarkScheme } from './LandmarkScheme.js';

/**
 * Landmarks of the mirrored picture: x becomes width - 1 - x, and every point takes the number that it has there (the left
 * corner of the mouth becomes the right one). Depths and missing flags go with their points. Twice gives the same again.
 *
 * @param width of the picture, in pixels
 * @throws StrnnError 'shape' unless there are as many points as the scheme has
 */
export function mirrorLandmarks(landmarks: Landmarks, scheme: LandmarkScheme, width: number): Landmarks {
  const { points, depth, missing } = landmarks;
  const { count, mirror, name } = scheme;
  if (points.length !== 2 * count) {
    const found = `found ${points.length / 2}`;
    throw new StrnnError('shape', `mirrorLandmarks: expected ${count} points (scheme ${name}), ${found}.`);
  }
  const mirrored = new Float64Array(2 * count);
  for (let point = 0; point < count; point++) {
    const to = 2 * mirror[point];
    mirrored[to] = width - 1 - points[2 * point];
    mirrored[to + 1] = points[2 * point + 1];
  }
  return {
    points: mirrored,
    ...(depth === undefined ? {} : { depth: depth.map((_, point) => depth[mirror[point]]) }),
    ...(missing === undefined ? {} : { missing: missing.map((_, point) => missing[mirror[point]]) }),
  };
}
