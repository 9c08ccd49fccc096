import type { GrayImage } from '../../image/Image.js';
import type { Canvas } from './Canvas.js';
import type { FaceLight } from './FaceLight.js';

/** Standard deviation of the sum of four uniform bytes, and their mean. */
const byteSums = { deviation: 147.8, mean: 510 };

/**
 * Turns what was painted into an 8-bit picture: a gradient of light over it, and the sensor's noise.
 *
 * @param seed of the noise, an integer
 */
export function exposePicture({ width, height, values }: Canvas, light: FaceLight, seed: number): GrayImage {
  const { direction, strength, brightness, noise } = light;
  const reach = (2 * strength) / width;
  const [perColumn, perRow] = [reach * Math.cos(direction), reach * Math.sin(direction)];
  const data = new Float32Array(width * height);
  const spread = (255 * noise) / byteSums.deviation;
  // Xorshift (Marsaglia 2003): a draw of `Random` for every pixel would take longer than the painting.
  let state = seed | 0 || 1;
  for (let row = 0, at = 0; row < height; row++) {
    let factor = brightness * (1 + (row - height / 2) * perRow - (width / 2) * perColumn);
    for (let column = 0; column < width; column++, at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const sum = (state & 255) + ((state >>> 8) & 255) + ((state >>> 16) & 255) + (state >>> 24);
      const level = Math.floor(255 * factor * values[at] + spread * (sum - byteSums.mean) + 0.5);
      data[at] = (level < 0 ? 0 : level > 255 ? 255 : level) / 255;
      factor += brightness * perColumn;
    }
  }
  return { width, height, channels: 1, maximum: 255, data };
}
