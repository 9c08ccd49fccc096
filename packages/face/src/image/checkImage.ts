import { StrnnError } from '@strnn/core/error';
import type { Image } from './Image.js';

/**
 * @param where the function that asks, and which image it was: `'alignFrames: frame 3'`
 * @throws StrnnError 'shape' unless width and height are integers >= 1, there are 1 or 3 channels, and the data fit them
 */
export function checkImage(image: Image, where: string): void {
  const { width, height, data } = image;
  const channels = image.channels as number;
  const sized = Number.isSafeInteger(width) && Number.isSafeInteger(height) && width >= 1 && height >= 1;
  if (!sized || (channels !== 1 && channels !== 3)) {
    const rule = 'expected an image of at least 1 x 1 pixels with 1 or 3 channels';
    throw new StrnnError('shape', `${where}: ${rule}, found ${width} x ${height} with ${channels}.`);
  }
  if (data.length !== width * height * channels) {
    const shape = `${width} x ${height} x ${channels}`;
    throw new StrnnError('shape', `${where}: expected data of ${shape} values, found ${data.length}.`);
  }
}

/** @throws StrnnError 'shape' for more than one channel, and as `checkImage` */
export function checkGray(image: Image, where: string): void {
  if (image.channels !== 1) {
    const found = `found ${image.channels} channels`;
    throw new StrnnError('shape', `${where}: expected a gray image (toGray makes one), ${found}.`);
  }
  checkImage(image, where);
}
