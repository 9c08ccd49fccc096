import type { Image } from './Image.js';

/** `'row 3, column 7, channel 0'`: where value `index` of an image's data is. */
export function placeOfValue(index: number, { width, channels }: Pick<Image, 'width' | 'channels'>): string {
  const pixel = Math.floor(index / channels);
  return `row ${Math.floor(pixel / width)}, column ${pixel % width}, channel ${index % channels}`;
}
