import type { GrayImage } from '../../image/Image.js';

/** The gradient of every pixel of an image. */
export interface OrientedGradients {
  /** height x width, in gray levels per two pixels. */
  readonly magnitude: Float64Array;
  /** height x width, the bin of the direction, 0 <= bin < orientations. */
  readonly bin: Uint8Array;
}

const degrees = 180 / Math.PI;

/**
 * Gradients from the differences of the two neighbours along each axis, 0 across the image's border, as scikit-image has them.
 * Bin k holds directions of k to k + 1 parts of 180 degrees, with x to the right and y downwards; opposite directions are one.
 *
 * Works on gray levels as the file holds them (value x maximum), whole numbers where the image came from such: then equal
 * differences give equal directions, which float32 fractions do not.
 */
export function orientedGradients(image: GrayImage, orientations: number, transformSqrt: boolean): OrientedGradients {
  const { width, height } = image;
  const levels = fileLevels(image);
  if (transformSqrt) for (let i = 0; i < levels.length; i++) levels[i] = Math.sqrt(levels[i]);
  const magnitude = new Float64Array(levels.length);
  const bin = new Uint8Array(levels.length);
  const binWidth = 180 / orientations;
  for (let y = 0; y < height; y++) {
    const [above, below] = y > 0 && y < height - 1 ? [-width, width] : [0, 0];
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const gy = levels[i + below] - levels[i + above];
      const gx = x > 0 && x < width - 1 ? levels[i + 1] - levels[i - 1] : 0;
      if (gx === 0 && gy === 0) continue;
      magnitude[i] = Math.sqrt(gx * gx + gy * gy);
      let angle = Math.atan2(gy, gx) * degrees;
      if (angle < 0) angle += 180;
      if (angle >= 180) angle -= 180;
      bin[i] = binOf(angle, binWidth);
    }
  }
  return { magnitude, bin };
}

/** The bin whose bounds, each rounded as a product, hold the angle. */
function binOf(angle: number, binWidth: number): number {
  const bin = Math.floor(angle / binWidth);
  if (angle < bin * binWidth) return bin - 1;
  return angle >= (bin + 1) * binWidth ? bin + 1 : bin;
}

/** value x maximum, rounded where a float32 cannot tell it from a whole number. */
function fileLevels({ data, maximum }: GrayImage): Float64Array {
  const levels = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const level = data[i] * maximum;
    const whole = Math.round(level);
    levels[i] = Math.abs(level - whole) <= 1e-7 * maximum ? whole : level;
  }
  return levels;
}
