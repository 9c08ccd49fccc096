import type { Image } from '../Image.js';

/**
 * Turns and mirrors an image as its camera meant it; orientation 1 returns the image itself.
 * @param orientation as Exif counts: 2 mirrored left-right, 3 turned by 180 degrees, 4 mirrored top-bottom, 5 transposed,
 * 6 to be turned by 90 degrees clockwise, 7 transposed across the other diagonal, 8 to be turned by 90 degrees
 * counter-clockwise
 */
export function orientImage(image: Image, orientation: number): Image {
  if (orientation === 1) return image;
  const swapped = orientation >= 5;
  const { channels, maximum } = image;
  const width = swapped ? image.height : image.width;
  const height = swapped ? image.width : image.height;
  // Where the walk over the result starts in the stored picture, and what a step right or down means there.
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBottom = [3, 4, 6, 7].includes(orientation);
  const x = fromRight ? -channels : channels;
  const y = (fromBottom ? -channels : channels) * image.width;
  const [right, down] = swapped ? [y, x] : [x, y];
  const start = ((fromBottom ? image.height - 1 : 0) * image.width + (fromRight ? image.width - 1 : 0)) * channels;
  const data = new Float32Array(image.data.length);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0, from = start + row * down; column < width; column++, from += right) {
      for (let channel = 0; channel < channels; channel++) data[to++] = image.data[from + channel];
    }
  }
  return { width, height, channels, maximum, data };
}
