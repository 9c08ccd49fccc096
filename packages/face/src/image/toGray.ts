import { StrnnError } from '@strnn/core/error';
import type { GrayImage, Image } from './Image.js';

/**
 * The luma of an image by Rec. 601: 0.299 R + 0.587 G + 0.114 B of the values as stored (gamma-encoded, as the
 * recommendation defines it), computed in float64. A gray image is returned as it is, not copied.
 *
 * Source: ITU-R BT.601, section 2.5.1.
 * @throws StrnnError 'shape' when the data do not fit width, height and channels
 */
export function toGray(image: Image): GrayImage {
  const { width, height, channels, data } = image;
  if (data.length !== width * height * channels) {
    const shape = `${width} x ${height} x ${channels}`;
    throw new StrnnError('shape', `toGray: expected data of ${shape} values, found ${data.length}.`);
  }
  if (isGray(image)) return image;
  const gray = new Float32Array(width * height);
  for (let i = 0; i < gray.length; i++) {
    gray[i] = 0.299 * data[3 * i] + 0.587 * data[3 * i + 1] + 0.114 * data[3 * i + 2];
  }
  return { width, height, channels: 1, maximum: image.maximum, data: gray };
}

function isGray(image: Image): image is GrayImage {
  return image.channels === 1;
}
