import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { PixelBlock } from '../BlockFeature.js';
import { blockMeans } from '../../region/blockMeans.js';
import { imageOf, randomImage } from '../lbp/lbp.test.support.js';
import { rawFeature, type RawStatistic } from './rawFeature.js';

const one = [{ from: 0, to: 1 }];
/** Values of 0 to 1 rounded to float32. */
const tolerance = 1e-7;

describe('rawFeature', () => {
  it('names its numbers', () => {
    expect({ ...rawFeature(), describe: undefined }).toEqual({
      name: 'raw',
      features: ['raw mean gray (0 to 1)'],
      smallestBlock: 1,
      describe: undefined,
    });
    const both = rawFeature({ rows: 1, columns: 2, statistics: ['sd', 'mean'] });
    expect(both.features).toEqual([
      'raw part 0,0 sd gray (0 to 1)',
      'raw part 0,0 mean gray (0 to 1)',
      'raw part 0,1 sd gray (0 to 1)',
      'raw part 0,1 mean gray (0 to 1)',
    ]);
    expect(both.smallestBlock).toBe(2);
  });

  it('equals blockMeans of the block, whatever its size and place', () => {
    const random = createRandom('raw');
    for (let trial = 0; trial < 40; trial++) {
      const [rows, columns] = [1 + random.integer(4), 1 + random.integer(4)];
      const feature = rawFeature({ rows, columns });
      const [width, height] = [feature.smallestBlock + random.integer(9), feature.smallestBlock + random.integer(9)];
      const frames = [0, 1, 2].map(() => randomImage(random, width + 3, height + 2));
      const block: PixelBlock = { left: random.integer(4), top: random.integer(3), width, height };
      const spans = [...one, { from: 1, to: 3 }];
      const found = feature.describe(frames, [block], spans);
      const inside = frames.map((frame) => {
        const data = new Float32Array(width * height);
        for (let y = 0; y < height; y++) {
          const from = (block.top + y) * frame.width + block.left;
          data.set(frame.data.subarray(from, from + width), y * width);
        }
        return { ...frame, width, height, data };
      });
      const means = blockMeans({ frames: inside, rows, columns });
      const D = rows * columns;
      expect(found).toHaveLength(2 * D);
      for (let d = 0; d < D; d++) {
        expect(Math.abs(found[d] - means[d])).toBeLessThan(tolerance);
        expect(Math.abs(found[D + d] - (means[D + d] + means[2 * D + d]) / 2)).toBeLessThan(tolerance);
      }
    }
  });

  it('has the deviation of all pixels of a span around their common mean', () => {
    const frames = [imageOf(2, 1, [0, 255]), imageOf(2, 1, [255, 255])];
    const block = { left: 0, top: 0, width: 2, height: 1 };
    const found = rawFeature({ statistics: ['mean', 'sd'] }).describe(frames, [block], [...one, { from: 0, to: 2 }]);
    expect([...found.subarray(0, 2)]).toEqual([0.5, 0.5]);
    expect(found[2]).toBe(0.75);
    expect(found[3]).toBeCloseTo(Math.sqrt(3) / 4, 6);
  });

  it('weights pixels on a border by area, in the deviation too', () => {
    // 3 pixels in 2 parts of 1.5: 1 and a half.
    const frame = imageOf(3, 2, [0, 255, 255, 0, 255, 255]);
    const feature = rawFeature({ rows: 1, columns: 2, statistics: ['mean', 'sd'] });
    const [mean, sd, ...right] = feature.describe([frame], [{ left: 0, top: 0, width: 3, height: 2 }], one);
    expect(Math.abs(mean - 1 / 3)).toBeLessThan(tolerance);
    expect(Math.abs(sd - Math.sqrt(2) / 3)).toBeLessThan(tolerance);
    expect(Math.abs(right[0] - 1)).toBeLessThan(tolerance);
    expect(right[1]).toBeLessThan(tolerance);
  });

  it('orders slices, then blocks, then parts', () => {
    const frames = [imageOf(2, 2, [0, 51, 102, 153]), imageOf(2, 2, [204, 204, 255, 255])];
    const blocks = [
      { left: 0, top: 0, width: 2, height: 2 },
      { left: 0, top: 1, width: 2, height: 1 },
    ];
    const spans = [...one, { from: 1, to: 2 }];
    const left = rawFeature({ rows: 1, columns: 2 });
    expect(left.smallestBlock).toBe(2);
    const found = left.describe(frames, blocks, spans);
    const expected = [0.2, 0.4, 0.4, 0.6, 0.9, 0.9, 1, 1];
    expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 6));
  });

  it.each([
    [{ rows: 0 }, '.rows: expected an integer from 1 to 256, found 0.'],
    [{ columns: 2.5 }, '.columns: expected an integer from 1 to 256, found 2.5.'],
    [{ statistics: [] }, '.statistics: expected a list of at least one of mean, sd, found [].'],
    [{ statistics: 'mean' as never }, '.statistics: expected a list of at least one of mean, sd, found "mean".'],
    [
      { statistics: ['std' as RawStatistic] },
      ".statistics: unknown statistic 'std'. Did you mean 'sd'? Allowed: mean, sd.",
    ],
    [{ statistics: ['sd', 'sd'] as RawStatistic[] }, ".statistics: expected every statistic once, found 'sd' twice."],
  ])('refuses %o', (options, message) => {
    expect(() => rawFeature(options, 'features[2]')).toThrow(`features[2]${message}`);
  });
});
