import { describe, expect, it } from 'vitest';
import { createRandom } from '@strnn/core/random';
import fixture from './fixtures/warp.json' with { type: 'json' };
import { flipImage } from './flipImage.js';
import { outsideShare } from './outsideShare.js';
import { channelOf, colourImage, grayImage, largestDifference, picture } from './pictures.test.support.js';
import { resizeImage } from './resizeImage.js';
import type { AffineTransform, Border } from './index.js';
import { warpImage } from './warpImage.js';

/** Float64 throughout; the result is rounded to float32: half a unit in the last place below 1. */
const tolerance = 3.1e-8;

describe('warpImage', () => {
  it.each(fixture.cases)('equals SciPy for $matrix of $picture, border $border', (given) => {
    const { width, height } = given;
    const border = given.border as Border;
    const matrix = given.matrix as unknown as AffineTransform;
    const found = warpImage(picture(given.picture), matrix, { width, height, border, antialias: false });
    expect([found.width, found.height, found.channels]).toEqual([width, height, 1]);
    expect(largestDifference(found.data, given.values)).toBeLessThan(tolerance);
    // scikit-image computes the same in float64; OpenCV in float32, its coordinates too: 1e-5 of a pixel at column 50.
    expect(given.scikitImage).toBeLessThan(1e-14);
    expect(given.openCv).toBeLessThan(3e-6);
  });

  it('leaves an image as it is, and mirrors and shifts it exactly', () => {
    const image = picture('noise');
    const { width, height } = image;
    expect(warpImage(image, [1, 0, 0, 0, 1, 0], { width, height })).toEqual(image);
    expect(warpImage(image, [-1, 0, width - 1, 0, 1, 0], { width, height })).toEqual(flipImage(image));
    const shifted = warpImage(image, [1, 0, 4, 0, 1, -3], { width, height, border: 0 });
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const expected = x >= 4 && y + 3 < height ? image.data[(y + 3) * width + x - 4] : 0;
        expect(shifted.data[y * width + x]).toBe(expected);
      }
    }
  });

  it('treats every channel as an image of its own', () => {
    const image = colourImage(picture('noise'));
    const matrix: AffineTransform = [0.5, 0.2, 3, -0.2, 0.4, 5];
    const warped = warpImage(image, matrix, { width: 12, height: 14, border: 0.5 });
    for (const channel of [0, 1, 2]) {
      const alone = warpImage(channelOf(image, channel), matrix, { width: 12, height: 14, border: 0.5 });
      expect(channelOf(warped, channel)).toEqual(alone);
    }
  });

  it('averages where it shrinks: s x s pixels for a whole s', () => {
    const image = picture('face'); // 48 x 51
    for (const [columns, rows] of [
      [24, 17],
      [16, 51],
      [6, 3],
    ]) {
      const size = { width: columns, height: rows };
      const [a, e] = [columns / 48, rows / 51];
      const matrix: AffineTransform = [a, 0, a / 2 - 0.5, 0, e, e / 2 - 0.5];
      const averaged = resizeImage(image, { ...size, method: 'area' });
      // Sample places are rounded: 1e-15 of coordinates below 51, times differences of neighbours below 1.
      expect(largestDifference(warpImage(image, matrix, size).data, averaged.data)).toBeLessThan(2 * tolerance);
      const plain = warpImage(image, matrix, { ...size, antialias: false });
      expect(largestDifference(plain.data, averaged.data)).toBeGreaterThan(0.02);
    }
  });

  it('does not let a fine pattern show through as a coarse one', () => {
    const stripes = grayImage(
      96,
      96,
      Array.from({ length: 96 * 96 }, (_, i) => (Math.floor(i / 2) % 2) * 255),
    );
    const turned: AffineTransform = [0.17, -0.06, 0.22, 0.06, 0.17, -5.54]; // shrinks 5.5-fold, all inside
    const range = (antialias: boolean): number => {
      const { data } = warpImage(stripes, turned, { width: 12, height: 12, antialias });
      return Math.max(...data) - Math.min(...data);
    };
    expect(range(false)).toBeGreaterThan(0.9);
    // A box of 5.5 pixels leaves 2 * 2 / pi * |sinc(5.5 / 4)| = 0.27 of stripes of period 4.
    expect(range(true)).toBeLessThan(0.3);
  });

  it('stays within the values of the image, wherever it looks', () => {
    const random = createRandom(1);
    const image = picture('noise');
    const [low, high] = [Math.min(...image.data), Math.max(...image.data)];
    for (let trial = 0; trial < 200; trial++) {
      const matrix = Array.from({ length: 6 }, (_, i) => random.normal() * (i % 3 === 2 ? 30 : 1));
      const [width, height] = [1 + random.integer(9), 1 + random.integer(9)];
      const { data } = warpImage(image, matrix as unknown as AffineTransform, { width, height });
      expect(data.every((value) => value >= low && value <= high)).toBe(true);
    }
    const one = grayImage(1, 1, [51]);
    const constant = warpImage(one, [3, 1, 0, -1, 2, 1], { width: 3, height: 2 }).data;
    expect(largestDifference(constant, new Array<number>(6).fill(0.2))).toBeLessThan(tolerance);
  });

  it.each([
    [{ width: 0, height: 2 }, 'warpImage.width: expected an integer from 1 to 65535, found 0.'],
    [{ width: 2, height: 2.5 }, 'warpImage.height: expected an integer from 1 to 65535, found 2.5.'],
    [{ width: 2, height: 2, border: 'wrap' }, 'expected \'replicate\' or a level from 0 (black) to 1, found "wrap".'],
    [{ width: 2, height: 2, border: 255 }, "expected 'replicate' or a level from 0 (black) to 1, found 255."],
    [{ width: 2, height: 2, boder: 0 }, "unknown option 'boder'. Did you mean 'border'?"],
  ])('refuses %o', (options, message) => {
    expect(() => warpImage(picture('noise'), [1, 0, 0, 0, 1, 0], options as never)).toThrow(message);
  });

  it('refuses a transform without a way back and an image that is none', () => {
    const image = picture('noise');
    const size = { width: 2, height: 2, where: 'frame 3' };
    expect(() => warpImage(image, [1, 2, 0, 2, 4, 0], size)).toThrow('frame 3: the transform [1, 2, 0, 2, 4, 0] maps');
    expect(() => warpImage(image, [1, 0, NaN, 0, 1, 0], size)).toThrow('frame 3: expected a transform of six finite');
    const short = { ...image, data: image.data.slice(1) };
    expect(() => warpImage(short, [1, 0, 0, 0, 1, 0], size)).toThrow(
      'frame 3: expected data of 23 x 17 x 1 values, found 390.',
    );
  });
});

describe('outsideShare', () => {
  const image = { width: 8, height: 6 };

  it('counts the pixels whose centres come from outside', () => {
    expect(outsideShare([1, 0, 0, 0, 1, 0], image, image)).toBe(0);
    expect(outsideShare([1, 0, 2, 0, 1, 0], image, image)).toBeCloseTo(2 / 8, 12);
    expect(outsideShare([1, 0, 0.49, 0, 1, 0], image, image)).toBe(0); // less than half a pixel
    expect(outsideShare([1, 0, 100, 0, 1, 0], image, image)).toBe(1);
    expect(outsideShare([2, 0, 0.5, 0, 2, 0.5], image, { width: 16, height: 12 })).toBe(0);
  });

  it('agrees with counting one by one', () => {
    const random = createRandom(2);
    for (let trial = 0; trial < 100; trial++) {
      const [a, d, c, f] = [random.normal(), random.normal(), 4 * random.normal(), 4 * random.normal()];
      const result = { width: 1 + random.integer(12), height: 1 + random.integer(12) };
      let outside = 0;
      const size = a * a + d * d;
      for (let v = 0; v < result.height; v++) {
        for (let u = 0; u < result.width; u++) {
          const x = (a * (u - c) + d * (v - f)) / size;
          const y = (-d * (u - c) + a * (v - f)) / size;
          if (!(x > -0.5 && x < 7.5 && y > -0.5 && y < 5.5)) outside++;
        }
      }
      const found = outsideShare([a, -d, c, d, a, f], image, result);
      expect(found).toBeCloseTo(outside / (result.width * result.height), 12);
    }
  });
});
