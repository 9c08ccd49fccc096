import type { Random } from '@strnn/core/random';
import type { GrayImage, Image } from '../image/Image.js';
import { checkImage } from '../image/checkImage.js';
import { checkNumber } from '../option/checkNumber.js';

/**
 * Adds independent normal noise to every value and cuts the sum off at 0 and 1 (so that black and white surfaces keep
 * part of it only).
 *
 * @param sd standard deviation, of full intensity, 0 to 1
 * @param random drawn from once per value, in the order of the data
 * @throws StrnnError 'option' for sd; 'shape' for an image that does not fit its size
 */
export function gaussianNoise(image: GrayImage, sd: number, random: Random): GrayImage;
export function gaussianNoise(image: Image, sd: number, random: Random): Image;
export function gaussianNoise(image: Image, sd: number, random: Random): Image {
  checkImage(image, 'gaussianNoise');
  checkNumber(sd, 'gaussianNoise.sd', { low: 0, high: 1 });
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(Math.max(image.data[i] + sd * random.normal(), 0), 1);
  return { ...image, data };
}
