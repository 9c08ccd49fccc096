import { gaussianWeights } from '../../pixel/gaussianWeights.js';

/** Fits c + b . (x, y) + (x, y) A (x, y) to the surroundings of every pixel. */
export interface PolynomialFit {
  /**
   * @param image height x width
   * @param target height x width x 5, overwritten: b_x, b_y, A_xx, A_yy and 2 A_xy of every pixel (c is not needed)
   */
  fit(image: Float32Array, width: number, height: number, target: Float32Array): void;
}

/**
 * Plans the polynomial expansion of Farneback: weighted least squares with a Gaussian (its tails cut at `radius`) over
 * (2 radius + 1)^2 pixels, the same weights everywhere; outside the picture its last pixel is repeated. Because weights and
 * basis are products of functions of x and of y, the fit is a separable convolution followed by the inverse of the 6 x 6
 * matrix of the basis' inner products, of which four different numbers are left.
 *
 * Source: G. Farneback (2003) Two-frame motion estimation based on polynomial expansion. SCIA 2003, section 2; as
 * reconstructed from it.
 * @param longest most pixels in a row of any image to come
 */
export function createPolynomialFit(radius: number, sigma: number, longest: number): PolynomialFit {
  const g0 = gaussianWeights(sigma, radius); // times 1
  const g1 = g0.map((weight, k) => weight * k); // times x
  const g2 = g0.map((weight, k) => weight * k * k); // times x^2
  // Moments of one axis: sum g = 1, second = sum g x^2, fourth = sum g x^4.
  let [second, fourth] = [0, 0];
  for (let k = 1; k <= radius; k++) {
    second += 2 * g2[k];
    fourth += 2 * g2[k] * k * k;
  }
  // (1, x^2, y^2) is coupled by [[1, s, s], [s, f, s^2], [s, s^2, f]]; x, y and x y stand alone.
  const spread = fourth - second * second;
  const linear = 1 / second;
  const constantToSquare = -second / spread;
  const square = 1 / spread;
  const cross = 1 / (second * second);

  // One row, convolved down with g0, g1, g2, its ends repeated `radius` times.
  const padded = longest + 2 * radius;
  const [row0, row1, row2] = [0, 1, 2].map(() => new Float64Array(padded));
  const fit = (image: Float32Array, width: number, height: number, target: Float32Array): void => {
    for (let y = 0; y < height; y++) {
      const centre = y * width;
      for (let x = 0; x < width; x++) {
        const value = image[centre + x];
        row0[radius + x] = g0[0] * value;
        row1[radius + x] = 0;
        row2[radius + x] = 0;
      }
      for (let k = 1; k <= radius; k++) {
        const above = Math.max(0, y - k) * width;
        const below = Math.min(height - 1, y + k) * width;
        const a = g0[k];
        const b = g1[k];
        const c = g2[k];
        for (let x = 0; x < width; x++) {
          const up = image[above + x];
          const low = image[below + x];
          row0[radius + x] += a * (up + low);
          row1[radius + x] += b * (low - up);
          row2[radius + x] += c * (up + low);
        }
      }
      for (const row of [row0, row1, row2]) {
        row.fill(row[radius], 0, radius);
        row.fill(row[radius + width - 1], radius + width, 2 * radius + width);
      }
      for (let x = 0; x < width; x++) {
        const at = radius + x;
        let one = g0[0] * row0[at];
        let byX = 0;
        let byXX = 0;
        let byY = g0[0] * row1[at];
        let byXY = 0;
        let byYY = g0[0] * row2[at];
        for (let k = 1; k <= radius; k++) {
          const a = g0[k];
          const b = g1[k];
          const left0 = row0[at - k];
          const right0 = row0[at + k];
          const left1 = row1[at - k];
          const right1 = row1[at + k];
          one += a * (left0 + right0);
          byXX += g2[k] * (left0 + right0);
          byX += b * (right0 - left0);
          byY += a * (left1 + right1);
          byXY += b * (right1 - left1);
          byYY += a * (row2[at - k] + row2[at + k]);
        }
        const out = 5 * (centre + x);
        target[out] = linear * byX;
        target[out + 1] = linear * byY;
        target[out + 2] = constantToSquare * one + square * byXX;
        target[out + 3] = constantToSquare * one + square * byYY;
        target[out + 4] = cross * byXY;
      }
    }
  };
  return { fit };
}
