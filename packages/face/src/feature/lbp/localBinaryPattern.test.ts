import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../image/Image.js';
import fixture from './fixtures/lbp.json' with { type: 'json' };
import { imageOf, randomImage, unpackImage, unpackIntegers } from './lbp.test.support.js';
import { type LbpMethod, lbpMethods } from './LbpOptions.js';
import { localBinaryPattern } from './localBinaryPattern.js';

const images = Object.fromEntries(Object.entries(fixture.images).map(([name, image]) => [name, unpackImage(image)]));

function differences(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found).toHaveLength(expected.length);
  return Array.from(found).reduce((count, code, i) => count + Number(code !== expected[i]), 0);
}

describe('localBinaryPattern', () => {
  it.each(fixture.scikit)('equals scikit-image: $image, $points points, radius $radius, $method', (reference) => {
    const { points, radius } = reference;
    const method = reference.method as LbpMethod;
    const image = images[reference.image];
    const found = localBinaryPattern(image, { points, radius, method, arithmetic: 'float64' });
    expect([found.width, found.height, found.margin]).toEqual([image.width, image.height, 0]);
    expect(differences(found.codes, unpackIntegers(reference.codes))).toBe(0);
    expect(found.codes.every((code) => code < found.codeCount)).toBe(true);
  });

  it.each(fixture.exact)('is exact by default: $image, $points points, radius $radius', (reference) => {
    const { points, radius, differ } = reference;
    const exact = localBinaryPattern(images[reference.image], { points, radius });
    expect(differences(exact.codes, unpackIntegers(reference.codes))).toBe(0);
    const rounded = localBinaryPattern(images[reference.image], { points, radius, arithmetic: 'float64' });
    expect(differences(exact.codes, rounded.codes)).toBe(differ);
  });

  it.each(fixture.square)('takes the 8 pixels at distance $radius from a square', ({ image, radius, codes }) => {
    for (const arithmetic of ['exact', 'float64'] as const) {
      const found = localBinaryPattern(images[image], { sampling: 'square', radius, arithmetic });
      expect(differences(found.codes, unpackIntegers(codes))).toBe(0);
    }
  });

  it('counts bits from the right counter-clockwise', () => {
    const center = (levels: number[]) =>
      localBinaryPattern(imageOf(3, 3, levels), { border: 'exclude', sampling: 'square' });
    const order = [5, 2, 1, 0, 3, 6, 7, 8];
    order.forEach((pixel, bit) => {
      const levels = new Array<number>(9).fill(1);
      [levels[4], levels[pixel]] = [9, 9];
      expect([...center(levels).codes]).toEqual([2 ** bit]);
    });
  });

  it('excludes the border instead of taking it for black', () => {
    for (const [points, radius] of [
      [8, 1],
      [16, 2],
      [12, 2.5],
    ]) {
      for (const arithmetic of ['exact', 'float64'] as const) {
        const whole = localBinaryPattern(images.mouth, { points, radius, arithmetic });
        const inside = localBinaryPattern(images.mouth, { points, radius, arithmetic, border: 'exclude' });
        const margin = Math.ceil(radius);
        expect([inside.margin, inside.width, inside.height]).toEqual([margin, 44 - 2 * margin, 32 - 2 * margin]);
        const expected = Array.from(
          inside.codes,
          (_, i) => whole.codes[(Math.floor(i / inside.width) + margin) * whole.width + (i % inside.width) + margin],
        );
        expect(differences(inside.codes, expected)).toBe(0);
      }
    }
  });

  it('does not change with brightness, in exact arithmetic not even at ties', () => {
    const random = createRandom('lbp/brightness');
    for (let trial = 0; trial < 30; trial++) {
      const [width, height] = [5 + random.integer(9), 5 + random.integer(9)];
      const dark = randomImage(random, width, height, [3, 3 + random.integer(40)]);
      const offset = 1 + random.integer(150);
      const change = (f: (level: number) => number): GrayImage => {
        return { ...dark, data: dark.data.map((value) => f(Math.round(value * 255)) / 255) };
      };
      const points = 4 + random.integer(21);
      const options = { points, radius: 1 + random.integer(2) + random.uniform() / 2, border: 'exclude' } as const;
      if (width < 2 * Math.ceil(options.radius) + 1 || height < 2 * Math.ceil(options.radius) + 1) continue;
      const { codes } = localBinaryPattern(dark, options);
      expect(
        localBinaryPattern(
          change((level) => level + offset),
          options,
        ).codes,
      ).toEqual(codes);
      expect(
        localBinaryPattern(
          change((level) => 5 * level),
          options,
        ).codes,
      ).toEqual(codes);
      // Without interpolation any increasing change of gray levels will do.
      const square = { sampling: 'square', border: 'exclude' } as const;
      const squared = change((level) => level * level);
      expect(
        localBinaryPattern({ ...squared, maximum: 65025, data: squared.data.map((v) => v / 255) }, square).codes,
      ).toEqual(localBinaryPattern(dark, square).codes);
    }
  });

  it('has codes that do not change under rotation by a quarter turn', () => {
    const { width, height, data } = images.noise;
    const turned: GrayImage = { ...images.noise, width: height, height: width, data: new Float32Array(data.length) };
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) turned.data[x * height + (height - 1 - y)] = data[y * width + x];
    }
    for (const method of ['ror', 'uniform'] as const) {
      const sorted = (image: GrayImage) => localBinaryPattern(image, { method, border: 'exclude' }).codes.toSorted();
      expect(sorted(turned)).toEqual(sorted(images.noise));
    }
    expect(localBinaryPattern(turned).codes.toSorted()).not.toEqual(localBinaryPattern(images.noise).codes.toSorted());
  });

  it('knows 36 rotation invariant, 10 uniform rotation invariant and 59 uniform codes of 8 points', () => {
    const noise = randomImage(createRandom('lbp/codes'), 200, 200);
    const count = (method: LbpMethod) => new Set(localBinaryPattern(noise, { method }).codes).size;
    expect(lbpMethods.map(count)).toEqual([256, 36, 10, 59]);
  });

  it('takes the smallest images, and rounds values between gray levels', () => {
    expect([...localBinaryPattern(imageOf(1, 1, [0])).codes]).toEqual([255]);
    expect([...localBinaryPattern(imageOf(1, 1, [7])).codes]).toEqual([0]);
    expect(localBinaryPattern(imageOf(2, 1, [7, 7]), { points: 24, radius: 64 }).codes).toEqual(new Uint32Array(2));
    const between = { ...imageOf(3, 1, []), data: Float32Array.of(10.4 / 255, 9.6 / 255, 1.2) };
    expect([...localBinaryPattern(between).codes]).toEqual([...localBinaryPattern(imageOf(3, 1, [10, 10, 255])).codes]);
  });

  it.each([
    [{ points: 3 }, '.points: expected an integer from 4 to 24, found 3.'],
    [{ points: 8.5 }, '.points: expected an integer from 4 to 24, found 8.5.'],
    [{ radius: 0.5 }, '.radius: expected a number from 1 to 64, found 0.5.'],
    [{ radius: Number.NaN }, '.radius: expected a number from 1 to 64, found NaN.'],
    [
      { method: 'unifrom' as LbpMethod },
      ".method: unknown method 'unifrom'. Did you mean 'uniform'? Allowed: default, ror,",
    ],
    [{ border: 'wrap' as 'zero' }, ".border: unknown border 'wrap'. Allowed: zero, exclude."],
    [{ sampling: 'squares' as 'square' }, ".sampling: unknown sampling 'squares'. Did you mean 'square'?"],
    [{ arithmetic: 'float32' as 'exact' }, ".arithmetic: unknown arithmetic 'float32'. Did you mean 'float64'?"],
    [{ sampling: 'square' as const, points: 16 }, ".points: expected 8 where sampling is 'square', found 16."],
    [
      { sampling: 'square' as const, radius: 1.5 },
      ".radius: expected a whole number where sampling is 'square', found",
    ],
    [
      { border: 'exclude' as const, radius: 2 },
      ': expected at least 5 x 5 pixels where the border is excluded, found 4 x 5.',
    ],
  ])('refuses %o', (options, message) => {
    const image = imageOf(4, 5, new Array<number>(20).fill(0));
    expect(() => localBinaryPattern(image, { ...options, where: 'photo 3' })).toThrow(`photo 3${message}`);
  });

  it('refuses images that are not what they say', () => {
    const image = imageOf(4, 5, new Array<number>(19).fill(0));
    expect(() => localBinaryPattern(image)).toThrow('localBinaryPattern: expected data of 4 x 5 x 1 values, found 19.');
    expect(() => localBinaryPattern({ ...image, channels: 3 as unknown as 1 })).toThrow(
      'expected a gray image (toGray makes one), found 3 channels.',
    );
  });
});
