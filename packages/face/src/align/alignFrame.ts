import { StrnnError } from '@strnn/core/error';
import type { GrayImage, Image } from '../image/Image.js';
import type { FaceAnchors } from '../landmark/anchorsOf.js';
import type { Border } from '../pixel/Border.js';
import { checkImage } from '../image/checkImage.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { outsideShare } from '../pixel/outsideShare.js';
import type { AffineTransform } from '../pixel/transform/AffineTransform.js';
import { warpImage } from '../pixel/warpImage.js';
import { type AlignedBox, alignmentOf } from './alignmentOf.js';

export interface AlignOptions {
  /** What lies around the image. Default `'replicate'`: no edges that are not in the picture. */
  readonly border?: Border;
  /** As for `warpImage`. Default true. */
  readonly antialias?: boolean;
  /** What the image is, for errors. Default `'alignFrame'`. */
  readonly where?: string;
}

export interface AlignedFrame<Frame extends Image = GrayImage> {
  /** Of the box's size. */
  readonly image: Frame;
  /** From the image to the box; carries the landmarks along (`alignLandmarks`). */
  readonly transform: AffineTransform;
  /** Share of the box, 0 to 1, that lies outside the image and shows its border. */
  readonly outside: number;
}

/**
 * Turns, scales and shifts a picture so that eyes and mouth lie where the box has them (`alignmentOf`).
 *
 * @throws StrnnError 'data' for an anchor outside the image, and as `alignmentOf`; 'option' and 'shape' as `warpImage`
 */
export function alignFrame(
  image: GrayImage,
  anchors: FaceAnchors,
  box: AlignedBox,
  options?: AlignOptions,
): AlignedFrame;
export function alignFrame(
  image: Image,
  anchors: FaceAnchors,
  box: AlignedBox,
  options?: AlignOptions,
): AlignedFrame<Image>;
export function alignFrame(
  image: Image,
  anchors: FaceAnchors,
  box: AlignedBox,
  options: AlignOptions = {},
): AlignedFrame<Image> {
  const { where = 'alignFrame' } = options;
  checkOptionNames(options, where, ['border', 'antialias', 'where']);
  checkImage(image, where);
  checkInside(anchors, image, where);
  const { transform } = alignmentOf(anchors, box, where);
  const { width, height } = box;
  const aligned = warpImage(image, transform, { ...options, width, height, where });
  return { image: aligned, transform, outside: outsideShare(transform, image, box) };
}

/** @throws StrnnError 'data' for an anchor beyond the edges of the image, with how far */
export function checkInside(anchors: FaceAnchors, { width, height }: Image, where: string): void {
  for (const [name, [x, y]] of [
    ['left eye', anchors.leftEye],
    ['right eye', anchors.rightEye],
    ['mouth', anchors.mouth],
  ] as const) {
    // NaN is left to alignmentOf.
    const beyond = Math.max(-0.5 - x, x - width + 0.5, -0.5 - y, y - height + 0.5);
    if (beyond > 0) {
      const found = `(${x.toFixed(1)}, ${y.toFixed(1)}), ${beyond.toFixed(1)} pixels outside`;
      throw new StrnnError(
        'data',
        `${where}: expected the ${name} inside ${width} x ${height} pixels, found ${found}.`,
      );
    }
  }
}
