import type { GrayImage } from '../../image/Image.js';

/**
 * Writes an image's gray levels as whole numbers, value x maximum rounded, as its file holds them: patterns compare levels, and
 * float32 fractions would make a difference of what is none.
 * @param levels at least offset + width x height
 */
export function grayLevels({ data, maximum }: GrayImage, levels: Uint16Array | Float64Array, offset: number): void {
  for (let i = 0; i < data.length; i++) {
    const level = Math.floor(data[i] * maximum + 0.5);
    // Resampled or noisy values may lie outside 0 to 1.
    levels[offset + i] = level < 0 ? 0 : level > maximum ? maximum : level;
  }
}
