import type { GrayImage } from '../image/Image.js';
import { checkGray } from '../image/checkImage.js';
import { checkNumber } from '../option/checkNumber.js';

/**
 * Maps the darkest value to 0 and the brightest to 1, linearly. With `cut` q, the quantiles q and 1 - q (interpolated
 * linearly between neighbouring values, as NumPy does) take their places, and what lies beyond becomes 0 or 1, so that
 * single bright spots do not decide. An image of one value becomes 0.5.
 *
 * @param cut share of the values at each end, 0 <= cut < 0.5; default 0
 * @throws StrnnError 'option' for cut; 'shape' for more than one channel or data that do not fit
 */
export function stretchContrast(image: GrayImage, cut = 0): GrayImage {
  checkGray(image, 'stretchContrast');
  checkNumber(cut, 'stretchContrast.cut', { low: 0, high: 0.4999 });
  const ordered = image.data.toSorted(); // a typed array: by value
  const low = quantile(ordered, cut);
  const high = quantile(ordered, 1 - cut);
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = high > low ? Math.min(Math.max((image.data[i] - low) / (high - low), 0), 1) : 0.5;
  }
  return { ...image, data };
}

function quantile(ordered: Float32Array, share: number): number {
  const position = share * (ordered.length - 1);
  const before = Math.floor(position);
  const after = Math.min(before + 1, ordered.length - 1);
  return ordered[before] + (position - before) * (ordered[after] - ordered[before]);
}
