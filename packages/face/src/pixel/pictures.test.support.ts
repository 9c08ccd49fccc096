import { expect } from 'vitest';
import type { GrayImage, Image } from '../image/Image.js';
import fixture from './fixtures/pictures.json' with { type: 'json' };

/** A picture of the fixtures: `'face'` (48 x 51, 8 bit) or `'noise'` (23 x 17, 16 bit). */
export function picture(name: string): GrayImage {
  const { width, height, maximum, values } = fixture.pictures[name as keyof typeof fixture.pictures];
  return grayImage(width, height, values, maximum);
}

export function grayImage(width: number, height: number, levels: readonly number[], maximum = 255): GrayImage {
  const data = Float32Array.from(levels, (level) => level / maximum);
  return { width, height, channels: 1, maximum, data };
}

/** Red, green and blue are the image, its mirror image and its negative. */
export function colourImage({ width, height, maximum, data }: GrayImage): Image {
  const values = new Float32Array(3 * data.length);
  for (let i = 0; i < data.length; i++) {
    values[3 * i] = data[i];
    values[3 * i + 1] = data[i - (i % width) + width - 1 - (i % width)];
    values[3 * i + 2] = 1 - data[i];
  }
  return { width, height, channels: 3, maximum, data: values };
}

/** One channel of a colour image. */
export function channelOf({ width, height, channels, maximum, data }: Image, channel: number): GrayImage {
  return { width, height, channels: 1, maximum, data: data.filter((_, i) => i % channels === channel) };
}

export function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  let largest = 0;
  for (let i = 0; i < found.length; i++) {
    // Not Math.max, which the first NaN would end.
    const difference = Math.abs(found[i] - expected[i]);
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}
