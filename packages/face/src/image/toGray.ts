import { checkImage } from './checkImage.js';
import type { GrayImage, Image } from './Image.js';

/**
 * The luma of an image by Rec. 601: 0.299 R + 0.587 G + 0.114 B of the values as stored (gamma-encoded, as the
 * recommendation defines it), computed in float64. A gray image is returned as it is, not copied.
 *
 * Source: ITU-R BT.601, section 2.5.1.
 * @throws StrnnError 'shape' for an image that does not fit its size
 */
export function toGray(image: Image): GrayImage {
  checkImage(image, 'toGray');
  if (isGray(image)) return image;
  const { width, height, data } = image;
  const gray = new Float32Array(width * height);
  for (let i = 0; i < gray.length; i++) {
    gray[i] = 0.299 * data[3 * i] + 0.587 * data[3 * i + 1] + 0.114 * data[3 * i + 2];
  }
  return { width, height, channels: 1, maximum: image.maximum, data: gray };
}

function isGray(image: Image): image is GrayImage {
  return image.channels === 1;
}
