import type { AffineTransform } from '../pixel/transform/AffineTransform.js';
import type { AugmentationDraw } from './Augmentation.js';
import type { Extent } from './extentOf.js';

/** Mirror, then rotation and scale about the middle, then shift, in one. */
export function transformOfDraw(draw: AugmentationDraw, { centre: [x, y], size }: Extent): AffineTransform {
  const angle = (draw.rotation * Math.PI) / 180;
  const cos = draw.scale * Math.cos(angle);
  const sin = draw.scale * Math.sin(angle);
  const [a, d] = draw.flip ? [-cos, -sin] : [cos, sin]; // where the unit step along x goes
  const toX = x + draw.translation[0] * size;
  const toY = y + draw.translation[1] * size;
  return [a, -sin, toX - (a * x - sin * y), d, cos, toY - (d * x + cos * y)];
}
