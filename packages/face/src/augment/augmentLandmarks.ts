import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import type { Landmarks } from '../landmark/Landmarks.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { mirrorLandmarks } from '../landmark/mirrorLandmarks.js';
import { transformPoints } from '../pixel/transform/transformPoints.js';
import type { AugmentationDraw } from './Augmentation.js';
import { type Extent, extentOf } from './extentOf.js';
import { transformOfDraw } from './transformOfDraw.js';

/**
 * The landmarks of one recording, moved as a draw says: mirrored, turned and scaled about the middle and shifted, all
 * frames alike, then jittered, every coordinate of every frame by itself, as a tracker would. In a mirror image a
 * point becomes another point of the face: `scheme.mirror`. Depths and missing points go along with their points and
 * keep their values.
 *
 * @param landmarks F frames; left as they are
 * @param extent middle and size of the picture; default: those of the box around all measured points of all frames
 * @throws StrnnError 'shape' for a frame that has not the scheme's number of points; 'data' where no point is measured
 *   and no extent is given
 */
export function augmentLandmarks(
  landmarks: readonly Landmarks[],
  scheme: LandmarkScheme,
  draw: AugmentationDraw,
  extent: Extent = extentOf(landmarks),
): Landmarks[] {
  const afterFlip = transformOfDraw({ ...draw, flip: false }, extent);
  const random = createRandom(`${draw.seed}/jitter`);
  return landmarks.map((frame, f) => {
    if (frame.points.length !== 2 * scheme.count) {
      const rule = `expected ${scheme.count} points of the scheme ${scheme.name}`;
      throw new StrnnError('shape', `augmentLandmarks: frame ${f}: ${rule}, found ${frame.points.length / 2}.`);
    }
    // About the middle: width - 1 is twice its x.
    const turned = draw.flip ? mirrorLandmarks(frame, scheme, 2 * extent.centre[0] + 1) : frame;
    const moved = transformPoints(turned.points, afterFlip);
    if (draw.jitter > 0) {
      for (let i = 0; i < moved.length; i++) moved[i] += draw.jitter * extent.size * random.normal();
    }
    return { ...turned, points: moved };
  });
}
