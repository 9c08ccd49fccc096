import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { PixelBlock } from '../BlockFeature.js';
import { imageOf, randomImage, unpackImage } from '../lbp/lbp.test.support.js';
import fixture from './fixtures/hog.json' with { type: 'json' };
import { histogramOfOrientedGradients } from './histogramOfOrientedGradients.js';
import { hogFeature } from './hogFeature.js';
import { hogNorms } from './HogOptions.js';

const face = unpackImage(fixture.images.face);
const one = [{ from: 0, to: 1 }];

describe('hogFeature', () => {
  it('names its numbers', () => {
    const { name, features, smallestBlock } = hogFeature();
    expect([name, features.length, smallestBlock]).toEqual(['hog', 36, 2]);
    expect(features[9 + 3]).toBe('hog cell 0,1 orientation 3 (60 to 80 deg)');
    expect(features[2 * 9]).toBe('hog cell 1,0 orientation 0 (0 to 20 deg)');
    const other = hogFeature({ cells: 1, orientations: 7 });
    expect(other.features.at(-1)).toBe('hog cell 0,0 orientation 6 (154.3 to 180 deg)');
    expect([other.features.length, other.smallestBlock, hogFeature({ cells: 5 }).smallestBlock]).toEqual([7, 1, 5]);
  });

  it.each(hogNorms)('equals the blocks of the whole image where cells are equal (%s)', (norm) => {
    for (const [cell, cells, orientations, transformSqrt] of [
      [8, 2, 9, false],
      [5, 3, 12, true],
      [12, 1, 8, false],
    ] as const) {
      const whole = histogramOfOrientedGradients(face, { cell, block: cells, orientations, norm, transformSqrt });
      const side = cell * cells;
      const blocks = Array.from({ length: whole.rows * whole.columns }, (_, k): PixelBlock => {
        const [r, c] = [Math.floor(k / whole.columns), k % whole.columns];
        return { left: c * cell, top: r * cell, width: side, height: side };
      });
      const found = hogFeature({ cells, orientations, norm, transformSqrt }).describe([face], blocks, one);
      // The same operations in the same order.
      expect(found).toEqual(whole.data);
    }
  });

  it('averages the frames of a span and takes blocks of any size', () => {
    const random = createRandom('hog/feature');
    const frames = [face, ...Array.from({ length: 3 }, () => randomImage(random, face.width, face.height))];
    const spans = [
      { from: 0, to: 1 },
      { from: 1, to: 4 },
      { from: 0, to: 2 },
    ];
    for (const cells of [1, 2, 3]) {
      const feature = hogFeature({ cells });
      const D = feature.features.length;
      const blocks = Array.from({ length: 10 }, (): PixelBlock => {
        const [width, height] = [cells + random.integer(40), cells + random.integer(40)];
        return { left: random.integer(face.width - width), top: random.integer(face.height - height), width, height };
      });
      blocks.push({ left: 0, top: 0, width: face.width, height: face.height });
      blocks.push({ left: face.width - cells, top: face.height - cells, width: cells, height: cells });
      const found = feature.describe(frames, blocks, spans);
      expect(found.every(Number.isFinite)).toBe(true);
      const each = frames.map((frame) => feature.describe([frame], blocks, one));
      spans.forEach(({ from, to }, t) => {
        for (let i = 0; i < blocks.length * D; i++) {
          const mean = each.slice(from, to).reduce((sum, values) => sum + values[i], 0) / (to - from);
          // Sums of up to three float32 values below 1.
          expect(Math.abs(found[t * blocks.length * D + i] - mean)).toBeLessThan(2e-7);
        }
      });
    }
  });

  it('has gradients that look past the border of a block, and cells of all its pixels', () => {
    // A step between columns 3 and 4, seen by the columns on both sides of it.
    const step = imageOf(
      8,
      4,
      Array.from({ length: 32 }, (_, i) => (i % 8 < 4 ? 0 : 100)),
    );
    const feature = hogFeature({ cells: 1, norm: 'L1' });
    const [left, middle] = [
      { left: 1, top: 0, width: 3, height: 4 },
      { left: 1, top: 0, width: 2, height: 4 },
    ];
    const found = feature.describe([step], [left, middle], one);
    expect(found[0]).toBeCloseTo(1, 5);
    expect([...found.subarray(9)]).toEqual(new Array(9).fill(0));
    // 7 columns in 2 cells: 3 and 4.
    const uneven = hogFeature({ cells: 2, norm: 'L1' });
    const [values] = [uneven.describe([step], [{ left: 0, top: 0, width: 7, height: 4 }], one)];
    expect(values[0]).toBe(0);
    expect(values[9]).toBeCloseTo(0.5, 5);
  });

  it('does not change with brightness', () => {
    const darker = { ...face, data: face.data.map((value) => (Math.round(value * 255) + 300) / 255) };
    const blocks = [{ left: 10, top: 20, width: 33, height: 21 }];
    expect(hogFeature().describe([darker], blocks, one)).toEqual(hogFeature().describe([face], blocks, one));
  });

  it('is zero in the smallest frames', () => {
    const frame = imageOf(1, 1, [9]);
    const found = hogFeature({ cells: 1 }).describe([frame], [{ left: 0, top: 0, width: 1, height: 1 }], one);
    expect([...found]).toEqual(new Array(9).fill(0));
  });

  it.each([
    [{ cells: 0 }, '.cells: expected an integer from 1 to 16, found 0.'],
    [{ orientations: 37 }, '.orientations: expected an integer from 2 to 36, found 37.'],
    [{ norm: 'l2' as 'L2' }, ".norm: unknown norm 'l2'. Did you mean 'L2'?"],
  ])('refuses %o', (options, message) => {
    expect(() => hogFeature(options, 'features[0]')).toThrow(`features[0]${message}`);
  });
});
