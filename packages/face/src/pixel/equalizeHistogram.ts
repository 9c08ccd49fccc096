import type { GrayImage } from '../image/Image.js';
import { grayLevels } from './grayLevels.js';
import { roundHalfToEven } from './roundHalfToEven.js';

/**
 * Spreads the gray levels so that all are about equally frequent: level v becomes the share of the pixels with levels
 * up to v, the darkest level of the image left out, so that it becomes 0 and the brightest 1. Equals OpenCV's
 * `equalizeHist` / 255 for 8-bit images; others are rounded to 256 levels first. An image of one level stays at it.
 *
 * @returns 256 levels, `maximum` 255
 * @throws StrnnError 'shape' for more than one channel or data that do not fit; 'data' for a value outside 0 to 1
 */
export function equalizeHistogram(image: GrayImage): GrayImage {
  const levels = grayLevels(image, 'equalizeHistogram');
  const counts = new Uint32Array(256);
  for (let i = 0; i < levels.length; i++) counts[levels[i]]++;
  const equalized = equalizedLevels(counts, levels.length);
  const data = new Float32Array(levels.length);
  for (let i = 0; i < data.length; i++) data[i] = equalized[levels[i]];
  return { width: image.width, height: image.height, channels: 1, maximum: 255, data };
}

/** The new value, 0 to 1, of each of the 256 levels. Float32 steps, to round as OpenCV does. */
function equalizedLevels(counts: Uint32Array, pixels: number): Float32Array {
  const darkest = counts.findIndex((count) => count > 0);
  const values = new Float32Array(256);
  if (counts[darkest] === pixels) return values.fill(darkest / 255);
  const scale = Math.fround(255 / (pixels - counts[darkest]));
  let brighter = 0;
  for (let level = darkest + 1; level < 256; level++) {
    brighter += counts[level];
    values[level] = Math.min(roundHalfToEven(Math.fround(brighter * scale)), 255) / 255;
  }
  return values;
}
