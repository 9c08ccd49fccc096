import { StrnnError } from '@strnn/core/error';
import type { GrayImage, Image } from '../image/Image.js';
import { type Border, checkBorder } from './Border.js';
import { checkImage } from '../image/checkImage.js';
import { checkNumber, checkSize } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';

export interface CropOptions {
  /** First column, a whole number; < 0 or beyond the image only with a border. */
  readonly left: number;
  /** First row, likewise. */
  readonly top: number;
  /** Columns of the result. */
  readonly width: number;
  /** Rows of the result. */
  readonly height: number;
  /** What lies around the image. Default none: the rectangle must lie inside. */
  readonly border?: Border;
}

/**
 * A rectangle of whole pixels, as they are. A landmark at (x, y) comes to (x - left, y - top).
 *
 * @throws StrnnError 'option' for a rectangle that is none or, without a border, leaves the image; 'shape' for an
 *   image that does not fit its size
 */
export function cropImage(image: GrayImage, options: CropOptions): GrayImage;
export function cropImage(image: Image, options: CropOptions): Image;
export function cropImage(image: Image, options: CropOptions): Image {
  checkOptionNames(options, 'cropImage', ['left', 'top', 'width', 'height', 'border']);
  checkImage(image, 'cropImage');
  checkSize(options, 'cropImage');
  const { left, top, width, height, border } = options;
  const range = { low: -65535, high: 65535, integer: true };
  checkNumber(left, 'cropImage.left', range);
  checkNumber(top, 'cropImage.top', range);
  if (border !== undefined) checkBorder(border, 'cropImage');
  else if (left < 0 || top < 0 || left + width > image.width || top + height > image.height) {
    const found = `columns ${left} to ${left + width - 1} and rows ${top} to ${top + height - 1}`;
    const rule = `expected a rectangle inside ${image.width} x ${image.height} pixels, or the option border`;
    throw new StrnnError('option', `cropImage: ${rule}, found ${found}.`);
  }
  const { channels, maximum } = image;
  const data = new Float32Array(width * height * channels);
  if (typeof border === 'number') data.fill(border);
  for (let y = 0; y < height; y++) {
    const row = clamp(top + y, image.height);
    if (typeof border === 'number' && row !== top + y) continue;
    for (let x = 0; x < width; x++) {
      const column = clamp(left + x, image.width);
      if (typeof border === 'number' && column !== left + x) continue;
      const to = (y * width + x) * channels;
      const from = (row * image.width + column) * channels;
      for (let channel = 0; channel < channels; channel++) data[to + channel] = image.data[from + channel];
    }
  }
  return { width, height, channels, maximum, data };
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
