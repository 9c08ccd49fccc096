import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import type { GrayImage } from '../image/Image.js';
import { checkFrames } from '../image/checkFrames.js';
import { gaussianNoise } from '../pixel/gaussianNoise.js';
import { warpImage } from '../pixel/warpImage.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';
import type { AugmentationDraw } from './Augmentation.js';
import { augmentLandmarks } from './augmentLandmarks.js';
import { type Extent, extentOf } from './extentOf.js';
import { transformOfDraw } from './transformOfDraw.js';

/**
 * A varied copy of a recording (`planAugmentation` draws what is varied). Mirror, rotation, scale and shift are one
 * transform, the same for all frames, so that motion is kept; every frame is interpolated once (`warpImage`, the
 * outermost pixels going on beyond the edges), and the landmarks go where their pixels go. Then every pixel gets
 * noise, every landmark jitter. Rotation and scale are about the middle of the frames; shares are of their longer
 * side. A recording of landmarks only takes the box around all its measured points instead.
 *
 * @param sequence left as it is
 * @returns frames, landmarks and times of the same number and size
 * @throws StrnnError 'data' for landmarks without their scheme; 'shape' for frames of different size or with other
 *   numbers of landmarks; and as `augmentLandmarks`
 */
export function augmentSequence(sequence: FaceSequence, draw: AugmentationDraw): FaceSequence {
  const { frames, landmarks, scheme } = sequence;
  if (landmarks !== undefined && scheme === undefined) {
    throw new StrnnError('data', 'augmentSequence: expected the scheme of the landmarks, found none.');
  }
  if (frames.length > 0 && landmarks !== undefined && landmarks.length !== frames.length) {
    const found = `found ${landmarks.length} for ${frames.length} frames`;
    throw new StrnnError('shape', `augmentSequence: expected the landmarks of every frame, ${found}.`);
  }
  checkFrames(frames, 'augmentSequence');
  if (frames.length === 0 && landmarks === undefined) return sequence;
  const extent = frames.length > 0 ? extentOfFrame(frames[0]) : extentOf(landmarks!);
  return {
    ...sequence,
    frames: augmentFrames(frames, draw, extent),
    ...(landmarks && scheme && { landmarks: augmentLandmarks(landmarks, scheme, draw, extent) }),
  };
}

function extentOfFrame({ width, height }: GrayImage): Extent {
  return { centre: [(width - 1) / 2, (height - 1) / 2], size: Math.max(width, height) };
}

function augmentFrames(frames: readonly GrayImage[], draw: AugmentationDraw, extent: Extent): GrayImage[] {
  const transform = transformOfDraw(draw, extent);
  const random = createRandom(`${draw.seed}/noise`);
  return frames.map((frame) => {
    const { width, height } = frame;
    const moved = warpImage(frame, transform, { width, height });
    return draw.noise > 0 ? gaussianNoise(moved, draw.noise, random) : moved;
  });
}
