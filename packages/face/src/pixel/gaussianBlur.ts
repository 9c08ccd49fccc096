import type { GrayImage, Image } from '../image/Image.js';
import { checkImage } from '../image/checkImage.js';
import { checkNumber } from '../option/checkNumber.js';
import { gaussianWeights } from './gaussianWeights.js';

/**
 * The image blurred by a Gaussian, cut off at 4 standard deviations; around it its outermost pixels go on. Equals
 * `scipy.ndimage.gaussian_filter(image, sd, mode='nearest')`, in float64.
 *
 * @param sd standard deviation in pixels, 0 (the image unchanged) to 256
 * @throws StrnnError 'option' for sd; 'shape' for an image that does not fit its size
 */
export function gaussianBlur(image: GrayImage, sd: number): GrayImage;
export function gaussianBlur(image: Image, sd: number): Image;
export function gaussianBlur(image: Image, sd: number): Image {
  checkImage(image, 'gaussianBlur');
  checkNumber(sd, 'gaussianBlur.sd', { low: 0, high: 256 });
  const radius = Math.floor(4 * sd + 0.5);
  const weights = gaussianWeights(sd, radius);
  const { width, height, channels } = image;
  const values = new Float64Array(image.data); // one kind of array for both axes: faster loops
  const rowLength = width * channels;
  const margin = radius * channels;
  const data = new Float32Array(values.length);
  const line = new Float64Array(rowLength + 2 * margin); // one row blurred along y, continued at both ends
  const sums = new Float64Array(rowLength);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    addPair(sums, values, weights[0] / 2, y * rowLength, y * rowLength);
    for (let k = 1; k <= radius; k++) {
      addPair(sums, values, weights[k], Math.max(y - k, 0) * rowLength, Math.min(y + k, height - 1) * rowLength);
    }
    line.set(sums, margin);
    for (let x = 0; x < margin; x++) {
      line[x] = line[margin + (x % channels)];
      line[margin + rowLength + x] = line[margin + rowLength - channels + (x % channels)];
    }
    sums.fill(0);
    addPair(sums, line, weights[0] / 2, margin, margin);
    for (let k = 1; k <= radius; k++) addPair(sums, line, weights[k], margin - k * channels, margin + k * channels);
    data.set(sums, y * rowLength);
  }
  return { ...image, data };
}

/** Adds the weighted stretches of values that begin at `first` and `second`. */
function addPair(sums: Float64Array, values: Float64Array, weight: number, first: number, second: number) {
  for (let x = 0; x < sums.length; x++) sums[x] += weight * (values[first + x] + values[second + x]);
}
