import type { Image } from './Image.js';

const levels = Float32Array.from({ length: 256 }, (_, value) => value / 255);

/**
 * An image of 8-bit values.
 * @param stride values per pixel in `bytes`, of which the first `channels` are taken
 */
export function bytesToImage(bytes: Uint8Array, stride: number, width: number, height: number, channels: 1 | 3): Image {
  const data = new Float32Array(width * height * channels);
  if (stride === channels) {
    for (let i = 0; i < data.length; i++) data[i] = levels[bytes[i]];
  } else {
    for (let to = 0, from = 0; to < data.length; from += stride) {
      for (let channel = 0; channel < channels; channel++) data[to++] = levels[bytes[from + channel]];
    }
  }
  return { width, height, channels, maximum: 255, data };
}
