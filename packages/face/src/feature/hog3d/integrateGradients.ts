import type { GrayImage } from '../../image/Image.js';

/**
 * Gradients of one frame, half the difference of the pixels or frames on both sides (at the ends the last one repeated),
 * summed from the top left corner.
 *
 * @param frames F gray frames of one size
 * @param f the frame, 0 <= f < F
 * @param target (height + 1) x (width + 1) x 3, overwritten: at (y, x) the sums over the rows above y and columns left of x of
 * the gradients along x, y (gray per pixel) and t (gray per frame)
 */
export function integrateGradients(frames: readonly GrayImage[], f: number, target: Float64Array): void {
  const { width, height, data } = frames[f];
  const before = frames[Math.max(0, f - 1)].data;
  const after = frames[Math.min(frames.length - 1, f + 1)].data;
  const stride = 3 * (width + 1);
  target.fill(0, 0, stride);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = y > 0 ? row - width : row;
    const below = y < height - 1 ? row + width : row;
    let sumX = 0;
    let sumY = 0;
    let sumT = 0;
    let at = (y + 1) * stride;
    target.fill(0, at, at + 3);
    for (let x = 0; x < width; x++) {
      at += 3;
      const left = x > 0 ? x - 1 : 0;
      const right = x < width - 1 ? x + 1 : x;
      sumX += 0.5 * (data[row + right] - data[row + left]);
      sumY += 0.5 * (data[below + x] - data[above + x]);
      sumT += 0.5 * (after[row + x] - before[row + x]);
      target[at] = target[at - stride] + sumX;
      target[at + 1] = target[at + 1 - stride] + sumY;
      target[at + 2] = target[at + 2 - stride] + sumT;
    }
  }
}
