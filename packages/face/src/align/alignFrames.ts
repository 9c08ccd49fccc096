import type { GrayImage } from '../image/Image.js';
import type { FaceAnchors } from '../landmark/anchorsOf.js';
import { checkBorder } from '../pixel/Border.js';
import { checkFrames } from '../image/checkFrames.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { outsideShare } from '../pixel/outsideShare.js';
import type { AffineTransform } from '../pixel/transform/AffineTransform.js';
import { warpImage } from '../pixel/warpImage.js';
import { type AlignOptions, checkInside } from './alignFrame.js';
import type { AlignedBox } from './alignmentOf.js';
import { alignmentsOf, type AlignmentsOptions } from './alignmentsOf.js';

/** Which transform (see `alignmentsOf`), and how the frames are interpolated (see `warpImage`). */
export type AlignFramesOptions = AlignOptions & Omit<AlignmentsOptions, 'frames'>;

export interface AlignedFrames {
  /** F frames of the box's size. */
  readonly frames: readonly GrayImage[];
  /** F, one per frame; equal but for `'each'`. For `alignLandmarks`. */
  readonly transforms: readonly AffineTransform[];
  /** F shares of the box, 0 to 1, that lie outside the frame and show its border. */
  readonly outside: Float64Array;
}

/**
 * Aligns the frames of one recording, with one transform for all of them or with one each.
 *
 * @param frames F >= 1, of one size
 * @param anchors F, one per frame; with `transform: 'first'` the first `neutral` are enough, and only they are looked at
 * @throws StrnnError 'option' for an option; 'shape' for no frames, frames of different size, or too few or many
 *   anchors; 'data' for anchors that cannot be aligned or lie outside their frame, named with the frame, counted from
 *   0
 */
export function alignFrames(
  frames: readonly GrayImage[],
  anchors: readonly FaceAnchors[],
  box: AlignedBox,
  options: AlignFramesOptions = {},
): AlignedFrames {
  const { border = 'replicate', antialias = true, where = 'alignFrames', ...choice } = options;
  checkOptionNames(options, where, ['transform', 'neutral', 'border', 'antialias', 'where']);
  checkBorder(border, where);
  checkFrames(frames, where);
  const transforms = alignmentsOf(anchors, box, { ...choice, frames: frames.length, where });
  const { transform = 'first', neutral = 1 } = choice;
  const used = transform === 'first' ? neutral : frames.length;
  anchors.slice(0, used).forEach((points, f) => checkInside(points, frames[f], `${where}: frame ${f}`));
  const { width, height } = box;
  return {
    frames: frames.map((frame, f) => {
      return warpImage(frame, transforms[f], { width, height, border, antialias, where: `${where}: frame ${f}` });
    }),
    transforms,
    outside: Float64Array.from(transforms, (each) => outsideShare(each, frames[0], box)),
  };
}
