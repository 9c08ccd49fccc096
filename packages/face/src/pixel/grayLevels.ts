import { StrnnError } from '@strnn/core/error';
import type { GrayImage } from '../image/Image.js';
import { checkGray } from '../image/checkImage.js';

/**
 * The 256 levels of a gray image, round(255 value): for an 8-bit file with maximum 255 its own integers.
 * @returns height x width, row-major
 * @throws StrnnError 'shape' for more than one channel or data that do not fit; 'data' for a value outside 0 to 1,
 *   named with its column and row
 */
export function grayLevels(image: GrayImage, where: string): Uint8Array {
  checkGray(image, where);
  const { width, data } = image;
  const levels = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (!(value >= 0 && value <= 1)) {
      const at = `column ${i % width}, row ${Math.floor(i / width)}`;
      throw new StrnnError('data', `${where}: expected values from 0 to 1, found ${value} at ${at}.`);
    }
    levels[i] = 255 * value + 0.5;
  }
  return levels;
}
