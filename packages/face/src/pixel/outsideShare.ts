import { checkSize } from '../option/checkNumber.js';
import { insideRun } from './insideRun.js';
import type { AffineTransform } from './transform/AffineTransform.js';
import { invertTransform } from './transform/invertTransform.js';

export interface ImageSize {
  /** Pixels per row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
}

/**
 * The share of the result's pixels whose centres come from outside the image, so that a border stands there: 0 none, 1
 * all.
 *
 * @param transform from the image to the result, as for `warpImage`
 * @throws StrnnError 'option' for a size that is none; 'data' for a transform without inverse
 */
export function outsideShare(transform: AffineTransform, image: ImageSize, result: ImageSize): number {
  checkSize(image, 'outsideShare.image');
  checkSize(result, 'outsideShare.result');
  const [a, b, c, d, e, f] = invertTransform(transform, 'outsideShare');
  const { width, height } = result;
  let inside = 0;
  for (let y = 0; y < height; y++) {
    // Half a pixel on, so that the image reaches from 0 to its width and height.
    const [fromX, toX] = insideRun(a, b * y + c + 0.5, image.width, width);
    const [fromY, toY] = insideRun(d, e * y + f + 0.5, image.height, width);
    inside += Math.max(0, Math.min(toX, toY) - Math.max(fromX, fromY));
  }
  return 1 - inside / (width * height);
}
