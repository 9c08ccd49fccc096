import { describe, expect, it } from 'vitest';
import fixture from './fixtures/resize.json' with { type: 'json' };
import { channelOf, colourImage, grayImage, largestDifference, picture } from './pictures.test.support.js';
import { resizeImage } from './resizeImage.js';

describe('resizeImage', () => {
  it.each(fixture.cases)('equals OpenCV for $picture, $method, $width x $height', (given) => {
    const { width, height } = given;
    const method = given.method as 'area' | 'linear';
    const found = resizeImage(picture(given.picture), { width, height, method });
    expect([found.width, found.height, found.channels]).toEqual([width, height, 1]);
    // OpenCV works in float32: sums of up to 9 weighted values below 1, each step rounded by 6e-8.
    expect(largestDifference(found.data, given.values)).toBeLessThan(6e-7);
  });

  it('keeps the mean where it shrinks by area, and the image at its own size', () => {
    const image = picture('face');
    const mean = (data: Float32Array) => data.reduce((sum, value) => sum + value, 0) / data.length;
    // Every pixel counts with its area, so sums agree but for the rounding of the result, 3e-8.
    expect(mean(resizeImage(image, { width: 13, height: 7 }).data)).toBeCloseTo(mean(image.data), 7);
    const { width, height } = image;
    expect(resizeImage(image, { width, height })).toEqual(image);
    expect(resizeImage(image, { width, height, method: 'linear' })).toEqual(image);
  });

  it('interpolates an axis that grows while the other shrinks', () => {
    const image = grayImage(2, 4, [0, 100, 40, 140, 0, 100, 0, 100]);
    const { data } = resizeImage(image, { width: 4, height: 2 });
    const expected = [20, 45, 95, 120, 0, 25, 75, 100].map((level) => level / 255);
    // The pixels and the result are float32, 3e-8 each.
    expect(largestDifference(data, expected)).toBeLessThan(6.1e-8);
  });

  it('treats every channel as an image of its own', () => {
    const image = colourImage(picture('noise'));
    const resized = resizeImage(image, { width: 10, height: 30 });
    for (const channel of [0, 1, 2]) {
      expect(channelOf(resized, channel)).toEqual(resizeImage(channelOf(image, channel), { width: 10, height: 30 }));
    }
  });

  it.each([
    [{ width: 4, height: 0 }, 'resizeImage.height: expected an integer from 1 to 65535, found 0.'],
    [{ width: 4, height: 4, method: 'liner' }, "resizeImage.method: unknown method 'liner'. Did you mean 'linear'?"],
    [{ width: 4, height: 4, size: 3 }, "resizeImage: unknown option 'size'."],
  ])('refuses %o', (options, message) => {
    expect(() => resizeImage(picture('noise'), options as never)).toThrow(message);
  });
});
