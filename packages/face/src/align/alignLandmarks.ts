import type { Landmarks } from '../landmark/Landmarks.js';
import type { AffineTransform } from '../pixel/transform/AffineTransform.js';
import { transformPoints } from '../pixel/transform/transformPoints.js';

/**
 * Landmarks of a picture that was moved. Depths keep their values and unit, missing points stay missing.
 * @throws StrnnError 'data' for a transform that is not finite
 */
export function alignLandmarks(landmarks: Landmarks, transform: AffineTransform): Landmarks {
  return { ...landmarks, points: transformPoints(landmarks.points, transform) };
}
