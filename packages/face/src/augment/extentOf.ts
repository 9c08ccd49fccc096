import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from '../landmark/Landmarks.js';

/** Middle and size of a picture, by which it is turned and shifted; pixels. */
export interface Extent {
  readonly centre: readonly [x: number, y: number];
  /** The longer side. */
  readonly size: number;
}

/**
 * Those of the box around all measured points of all frames.
 * @throws StrnnError 'data' where no point is measured
 */
export function extentOf(landmarks: readonly Landmarks[]): Extent {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { points, missing } of landmarks) {
    for (let p = 0; p < points.length / 2; p++) {
      if (missing !== undefined && missing[p] !== 0) continue;
      left = Math.min(left, points[2 * p]);
      right = Math.max(right, points[2 * p]);
      top = Math.min(top, points[2 * p + 1]);
      bottom = Math.max(bottom, points[2 * p + 1]);
    }
  }
  if (!(right >= left)) {
    throw new StrnnError('data', `extentOf: expected a measured landmark, found none in ${landmarks.length} frames.`);
  }
  return { centre: [(left + right) / 2, (top + bottom) / 2], size: Math.max(right - left, bottom - top) };
}
