import type { GrayImage, Image } from '../image/Image.js';
import { checkImage } from '../image/checkImage.js';

/**
 * The image in a mirror: left and right exchanged. A landmark at x comes to width - 1 - x, and is then another point
 * of the face: see `LandmarkScheme.mirror`.
 * @throws StrnnError 'shape' for an image that does not fit its size
 */
export function flipImage(image: GrayImage): GrayImage;
export function flipImage(image: Image): Image;
export function flipImage(image: Image): Image {
  checkImage(image, 'flipImage');
  const { width, height, channels } = image;
  const data = new Float32Array(image.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * channels;
      const from = (y * width + width - 1 - x) * channels;
      for (let channel = 0; channel < channels; channel++) data[to + channel] = image.data[from + channel];
    }
  }
  return { ...image, data };
}
