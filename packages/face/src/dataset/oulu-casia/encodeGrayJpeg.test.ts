import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { readJpeg } from '../../image/jpeg/readJpeg.js';
import { encodeGrayJpeg } from './encodeGrayJpeg.js';

describe('encodeGrayJpeg', () => {
  it.each([
    [8, 8],
    [37, 21],
    [64, 3],
  ])('makes pictures of %i x %i that come back', (width, height) => {
    const random = createRandom(width);
    // Waves of all directions, and noise, so that long runs of zeros and large coefficients come up.
    const data = Float32Array.from({ length: width * height }, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      const wave = 0.5 + 0.3 * Math.sin(0.4 * x) + 0.15 * Math.cos(0.9 * y);
      return (
        Math.round(255 * Math.min(1, Math.max(0, wave + (x > width / 2 ? 0.3 * (random.uniform() - 0.5) : 0)))) / 255
      );
    });
    const image = { width, height, channels: 1 as const, maximum: 255, data };
    const error = (quality: number) => {
      const read = readJpeg(encodeGrayJpeg(image, quality), 'a.jpeg');
      expect([read.width, read.height, read.channels]).toEqual([width, height, 1]);
      return Math.max(...read.data.map((value, i) => Math.abs(value - data[i])));
    };
    // Steps of 1 in the coefficients are at most 64 * 0.5 / 8 levels in a pixel, in practice 2.
    expect(error(100)).toBeLessThan(2.5 / 255);
    expect(error(90)).toBeLessThan(30 / 255);
    expect(encodeGrayJpeg(image, 60).length).toBeLessThan(encodeGrayJpeg(image, 95).length);
  });
});
