import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../image/Image.js';
import { imageOf, unpackImage } from '../lbp/lbp.test.support.js';
import fixture from './fixtures/hog.json' with { type: 'json' };
import { histogramOfOrientedGradients } from './histogramOfOrientedGradients.js';
import type { HogNorm } from './HogOptions.js';

const images = Object.fromEntries(Object.entries(fixture.images).map(([name, image]) => [name, unpackImage(image)]));

function unpackFloats(base64: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

function largestDifference(found: Float32Array, expected: Float32Array): number {
  expect(found).toHaveLength(expected.length);
  return expected.reduce((largest, value, i) => Math.max(largest, Math.abs(value - found[i])), 0);
}

describe('histogramOfOrientedGradients', () => {
  it.each(fixture.cases)('equals scikit-image: $image, $options', ({ image, options, rows, columns, values }) => {
    const { norm, ...others } = options;
    const found = histogramOfOrientedGradients(images[image], { ...others, norm: norm as HogNorm });
    expect([found.rows, found.columns]).toEqual([rows, columns]);
    expect([found.block, found.orientations]).toEqual([options.block, options.orientations]);
    // Values up to 1. scikit-image adds up to 256 magnitudes in float32, about 1e-6 of the sum; a gradient in another bin would
    // make a thousandth.
    expect(largestDifference(found.data, unpackFloats(values))).toBeLessThan(3e-6);
  });

  it('does not change with brightness, and with contrast only by the epsilon of its norm', () => {
    const { data } = images.noise;
    const changed = (f: (level: number) => number): GrayImage => {
      return { ...images.noise, data: data.map((value) => f(Math.round(value * 255)) / 255) };
    };
    const plain = histogramOfOrientedGradients(images.noise).data;
    expect(histogramOfOrientedGradients(changed((level) => level + 40)).data).toEqual(plain);
    expect(histogramOfOrientedGradients(changed((level) => 255 - level)).data).toEqual(plain);
    // Sums of a block are about 100 gray levels, epsilon is 1e-5.
    expect(largestDifference(histogramOfOrientedGradients(changed((level) => 4 * level)).data, plain)).toBeLessThan(
      1e-6,
    );
  });

  it('puts a ramp into the bin of its direction', () => {
    const ramp = (dx: number, dy: number) =>
      imageOf(
        16,
        16,
        Array.from({ length: 256 }, (_, i) => 120 + dx * (i % 16) + dy * Math.floor(i / 16)),
      );
    const bins = (image: GrayImage) => {
      const { data } = histogramOfOrientedGradients(image, { cell: 16, block: 1, norm: 'L1', orientations: 8 });
      return data.indexOf(Math.max(...data));
    };
    // 22.5 degrees a bin, x to the right and y down; a border belongs to the bin above it.
    expect(bins(ramp(5, 0))).toBe(0);
    expect(bins(ramp(-5, 0))).toBe(0);
    expect(bins(ramp(5, 1))).toBe(0);
    expect(bins(ramp(3, 3))).toBe(2);
    expect(bins(ramp(-3, -3))).toBe(2);
    expect(bins(ramp(0, 5))).toBe(4);
    expect(bins(ramp(-3, 3))).toBe(6);
    expect(bins(ramp(5, -1))).toBe(7);
  });

  it('keeps every norm within its bounds, zero where nothing changes', () => {
    for (const norm of ['L2-Hys', 'L2', 'L1', 'L1-sqrt'] as const) {
      const flat = imageOf(16, 16, new Array<number>(256).fill(7));
      expect(histogramOfOrientedGradients(flat, { norm }).data.every((value) => value === 0)).toBe(true);
      const { data } = histogramOfOrientedGradients(images.mouth, { norm });
      for (let from = 0; from < data.length; from += 36) {
        const block = data.subarray(from, from + 36);
        const size = block.reduce((sum, value) => sum + (norm === 'L1' ? value : value * value), 0);
        expect(size).toBeGreaterThan(0.99);
        expect(size).toBeLessThan(1.00001);
      }
    }
  });

  it.each([
    [{ orientations: 1 }, '.orientations: expected an integer from 2 to 36, found 1.'],
    [{ cell: 0 }, '.cell: expected an integer from 1 to 4096, found 0.'],
    [{ block: 1.5 }, '.block: expected an integer from 1 to 4096, found 1.5.'],
    [
      { norm: 'L2-hys' as HogNorm },
      ".norm: unknown norm 'L2-hys'. Did you mean 'L2-Hys'? Allowed: L2-Hys, L2, L1, L1-sqrt.",
    ],
    [{ transformSqrt: 'yes' as unknown as boolean }, '.transformSqrt: expected true or false, found "yes".'],
    [{ cell: 13 }, ': expected at least one block of 26 x 26 pixels, found 31 x 25.'],
  ])('refuses %o', (options, message) => {
    expect(() => histogramOfOrientedGradients(images.noise, { ...options, where: 'photo 3' })).toThrow(
      `photo 3${message}`,
    );
  });

  it('refuses images that are not what they say', () => {
    const short = { ...images.noise, data: new Float32Array(3) };
    expect(() => histogramOfOrientedGradients(short)).toThrow(
      'histogramOfOrientedGradients: expected data of 31 x 25 x 1 values, found 3.',
    );
    expect(() => histogramOfOrientedGradients({ ...images.noise, channels: 3 as unknown as 1 })).toThrow(
      'expected a gray image (toGray makes one), found 3 channels.',
    );
  });
});
