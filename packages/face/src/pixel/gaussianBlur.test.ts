import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import fixture from './fixtures/blur.json' with { type: 'json' };
import { gaussianBlur } from './gaussianBlur.js';
import { gaussianNoise } from './gaussianNoise.js';
import { channelOf, colourImage, grayImage, largestDifference, picture } from './pictures.test.support.js';

describe('gaussianBlur', () => {
  it.each(fixture.cases)('equals SciPy for $picture, sd $sd', ({ picture: name, sd, values }) => {
    // Float64 throughout, stored as float32.
    expect(largestDifference(gaussianBlur(picture(name), sd).data, values)).toBeLessThan(3.1e-8);
  });

  it('leaves the image as it is for sd 0, treats channels apart, and refuses less', () => {
    const image = picture('noise');
    expect(gaussianBlur(image, 0)).toEqual(image);
    const colour = colourImage(image);
    const blurred = gaussianBlur(colour, 2);
    for (const channel of [0, 1, 2]) {
      expect(channelOf(blurred, channel)).toEqual(gaussianBlur(channelOf(colour, channel), 2));
    }
    expect(() => gaussianBlur(image, -1)).toThrow('gaussianBlur.sd: expected a number from 0 to 256, found -1.');
  });
});

describe('gaussianNoise', () => {
  it('adds noise of mean 0 and the given deviation, the same for the same seed', () => {
    const image = grayImage(100, 100, new Array<number>(10_000).fill(128));
    const noisy = gaussianNoise(image, 0.05, createRandom('a'));
    const differences = Array.from(noisy.data, (value, i) => value - image.data[i]);
    const mean = differences.reduce((sum, value) => sum + value, 0) / 10_000;
    const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 10_000;
    // Five standard errors at 10,000 values; 0.5 is ten deviations from either end, so nothing is cut off.
    expect(Math.abs(mean)).toBeLessThan((5 * 0.05) / 100);
    expect(Math.abs(variance / 0.05 ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / 10_000));
    expect(gaussianNoise(image, 0.05, createRandom('a'))).toEqual(noisy);
    expect(gaussianNoise(image, 0.05, createRandom('b')).data).not.toEqual(noisy.data);
  });

  it('stays from 0 to 1, changes nothing for sd 0, refuses more than 1', () => {
    const image = picture('noise');
    const { data } = gaussianNoise(image, 1, createRandom(1));
    expect([Math.min(...data), Math.max(...data)]).toEqual([0, 1]);
    expect(gaussianNoise(image, 0, createRandom(1))).toEqual(image);
    expect(() => gaussianNoise(image, 5, createRandom(1))).toThrow('gaussianNoise.sd: expected a number from 0 to 1');
  });
});
