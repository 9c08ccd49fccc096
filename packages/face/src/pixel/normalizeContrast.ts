import type { GrayImage } from '../image/Image.js';
import { checkGray } from '../image/checkImage.js';
import { checkNumber } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';

export interface NormalizeContrastOptions {
  /** Mean of the result before it is cut off, 0 to 1. Default 0.5. */
  readonly mean?: number;
  /** Standard deviation of the result before it is cut off, 0 to 1. Default 0.2: what is 2.5 deviations away is cut off. */
  readonly sd?: number;
}

/**
 * Shifts and scales the values to a mean and a standard deviation (over all pixels), then cuts them off at 0 and 1:
 * takes brightness and contrast of the lamp and the camera away, and keeps the shape of the histogram. An image of one
 * value becomes the mean.
 *
 * @throws StrnnError 'option' for mean or sd; 'shape' for more than one channel or data that do not fit
 */
export function normalizeContrast(image: GrayImage, options: NormalizeContrastOptions = {}): GrayImage {
  checkGray(image, 'normalizeContrast');
  checkOptionNames(options, 'normalizeContrast', ['mean', 'sd']);
  const { mean = 0.5, sd = 0.2 } = options;
  checkNumber(mean, 'normalizeContrast.mean', { low: 0, high: 1 });
  checkNumber(sd, 'normalizeContrast.sd', { low: 0, high: 1 });
  const values = image.data;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const found = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - found) ** 2;
  const scale = squares > 0 ? sd / Math.sqrt(squares / values.length) : 0;
  const data = new Float32Array(values.length);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(Math.max(mean + scale * (values[i] - found), 0), 1);
  return { ...image, data };
}
