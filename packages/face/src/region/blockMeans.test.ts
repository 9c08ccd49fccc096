import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../image/Image.js';
import { readPgm } from '../image/readPgm.js';
import { toGray } from '../image/toGray.js';
import { blockMeans } from './blockMeans.js';
import reference from './fixtures/block_means.json' with { type: 'json' };
import cmu from './fixtures/cmu_faces.json' with { type: 'json' };

const { width, height, maximum } = reference;
const frames = reference.frames.map((values): GrayImage => {
  return { width, height, channels: 1, maximum, data: Float32Array.from(values, (value) => value / maximum) };
});
const flat = (columns: number, rows: number, level = 0.5): GrayImage => {
  return {
    width: columns,
    height: rows,
    channels: 1,
    maximum: 255,
    data: new Float32Array(columns * rows).fill(level),
  };
};

/** Pixels (0 to 1) and result are rounded to float32: half a unit in the last place each, 3e-8 and 3e-8. */
const tolerance = 7e-8;
function largestDifference(found: Float32Array, expected: readonly number[]): number {
  expect(found).toHaveLength(expected.length);
  return expected.reduce((largest, value, i) => Math.max(largest, Math.abs(value - found[i])), 0);
}

describe('blockMeans', () => {
  it.each(reference.cases)('equals NumPy for $rows x $columns blocks, overlap $overlap', (grid) => {
    expect(largestDifference(blockMeans({ frames, ...grid }), grid.means)).toBeLessThan(tolerance);
  });

  it('gives the pixels themselves for blocks of one pixel, the frames for whole numbers of pixels', () => {
    const pixels = blockMeans({ frames, rows: height, columns: width });
    expect(pixels.subarray(width * height, 2 * width * height)).toEqual(frames[1].data);
    const data = Float32Array.of(0, 1, 0.25, 0.25, 0.5, 0, 0.75, 0);
    const image: GrayImage = { width: 4, height: 2, channels: 1, maximum: 4, data };
    expect([...blockMeans({ frames: [image], rows: 1, columns: 2 })]).toEqual([0.375, 0.3125]);
  });

  it('takes every pixel once: the blocks average to the image', () => {
    const means = blockMeans({ frames: frames.slice(0, 1), rows: 8, columns: 11 });
    const average = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(average(means) - average(frames[0].data))).toBeLessThan(tolerance);
  });

  it.each([
    [{ frames: [] }, ': expected at least one frame, found none.'],
    [{ frames: [flat(4, 4), flat(4, 5)] }, ': frame 1: expected 4 x 4 as in frame 0, found 4 x 5.'],
    [
      { frames: [{ ...flat(4, 4), data: new Float32Array(15) }] },
      ': frame 0: expected data of 4 x 4 x 1 values, found 15.',
    ],
    [
      { frames: [{ ...flat(4, 4), channels: 3 as unknown as 1 }] },
      ': frame 0: expected a gray image (toGray makes one), found 3 channels.',
    ],
    [{ rows: 5 }, ': expected no more blocks than pixels (4 rows, 4 columns), found 5 rows and 2 columns of blocks.'],
    [{ columns: -1 }, '.columns: expected an integer >= 1, found -1.'],
    [{ overlap: 1 }, '.overlap: expected a number from 0 to below 1, found 1.'],
    [{ overlap: Number.NaN }, '.overlap: expected a number from 0 to below 1, found NaN.'],
  ])('refuses %o', (wrong, message) => {
    const options = { frames: [flat(4, 4)], rows: 2, columns: 2, where: 'clip 7', ...wrong };
    expect(() => blockMeans(options)).toThrow(`clip 7${message}`);
  });
});

const folder = new URL('../../../../../shared/data/cmu_faces/full_sample/', import.meta.url);
describe.skipIf(!existsSync(folder))('CMU Face Images (skipped where ../shared does not hold them)', () => {
  it.each(cmu.photographs)('reads $file as NumPy does', (expected) => {
    const bytes = readFileSync(new URL(expected.file, folder));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected.sha256);
    const image = readPgm(bytes, expected.file);
    expect([image.width, image.height, image.channels]).toEqual([expected.width, expected.height, 1]);
    expect(image.maximum).toBe(expected.maximum);
    expect(image.data.reduce((sum, value) => sum + Math.round(value * image.maximum), 0)).toBe(expected.sum);
    const means = blockMeans({ frames: [toGray(image)], ...cmu });
    expect(largestDifference(means, expected.means)).toBeLessThan(tolerance);
  });
});
