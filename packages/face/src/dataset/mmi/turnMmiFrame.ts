import type { GrayImage } from '../../image/Image.js';
import { orientImage } from '../../image/orientation/orientImage.js';

/**
 * A frame of a frontal video with the head up. Videos of 720 x 576 pixels (sides of 5 : 4) were filmed with the camera on its
 * side and are turned by a quarter, clockwise; others are left as they are. So do public loaders of the database.
 */
export function turnMmiFrame(frame: GrayImage): GrayImage {
  return isLying(frame) ? (orientImage(frame, 6) as GrayImage) : frame;
}

/** Whether a frontal video lies on its side. */
export function isLying({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return 4 * width === 5 * height;
}
