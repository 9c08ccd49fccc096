import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { PixelBlock } from '../BlockFeature.js';
import fixture from './fixtures/lbp.json' with { type: 'json' };
import { imageOf, randomImage, unpackImage } from './lbp.test.support.js';
import { lbpFeature, type LbpFeatureOptions } from './lbpFeature.js';
import { lbpMethods } from './LbpOptions.js';
import { localBinaryPattern } from './localBinaryPattern.js';

const face = unpackImage(fixture.images.face);
const whole = (width: number, height: number): PixelBlock => ({ left: 0, top: 0, width, height });

/** The patterns of 12 bits that are the smallest of their rotations. */
const necklaces = Array.from({ length: 2 ** 12 }, (_, pattern) => pattern).filter((pattern) => {
  const bits = pattern.toString(2).padStart(12, '0');
  return Array.from(bits, (_, k) => parseInt(bits.slice(k) + bits.slice(0, k), 2)).every((turned) => turned >= pattern);
});

describe('lbpFeature', () => {
  it('has the bins of Ahonen, Hadid and Pietikäinen by default', () => {
    const { name, features, smallestBlock } = lbpFeature();
    expect([name, features.length, smallestBlock]).toEqual(['lbp', 59, 3]);
    expect(features[12]).toBe('lbp u2 bin 12');
    const bins = (options: LbpFeatureOptions) => lbpFeature(options).features;
    expect(lbpMethods.map((method) => bins({ method }).length)).toEqual([256, 36, 10, 59]);
    expect(lbpMethods.map((method) => bins({ method })[3])).toEqual([
      'lbp pattern 3',
      'lbp ri pattern 5',
      'lbp riu2 bin 3',
      'lbp u2 bin 3',
    ]);
    expect(bins({ points: 24, radius: 3 })).toHaveLength(555);
    expect(lbpFeature({ points: 12, radius: 2.5 }).smallestBlock).toBe(7);
  });

  it('counts the codes of every block whose neighbours lie in the frame, frames of a span together', () => {
    const random = createRandom('lbp/feature');
    const frames = [face, ...Array.from({ length: 4 }, () => randomImage(random, face.width, face.height))];
    const spans = [
      { from: 0, to: 1 },
      { from: 0, to: 3 },
      { from: 2, to: 5 },
    ];
    for (const options of [
      {},
      { points: 16, radius: 2 },
      { points: 12, radius: 1.5, method: 'ror' as const },
      { points: 9, radius: 3.2, method: 'uniform' as const, arithmetic: 'float64' as const },
      { sampling: 'square' as const, method: 'default' as const },
    ]) {
      const counting = lbpFeature({ ...options, normalise: false });
      const least = counting.smallestBlock;
      const blocks = Array.from({ length: 12 }, (): PixelBlock => {
        const [width, height] = [
          least + random.integer(face.width - least),
          least + random.integer(face.height - least),
        ];
        const [left, top] = [random.integer(face.width - width + 1), random.integer(face.height - height + 1)];
        return { left, top, width, height };
      });
      blocks.push(whole(least, least), {
        left: face.width - least,
        top: face.height - least,
        width: least,
        height: least,
      });
      const found = counting.describe(frames, blocks, spans);
      const D = counting.features.length;
      expect(found).toHaveLength(3 * 14 * D);

      const images = frames.map((frame) =>
        localBinaryPattern(frame, { method: 'nri_uniform', ...options, border: 'exclude' }),
      );
      const isRor = options.method === 'ror';
      const expected = new Float32Array(found.length);
      spans.forEach(({ from, to }, t) => {
        blocks.forEach(({ left, top, width, height }, n) => {
          for (const { codes: frameCodes, margin, ...size } of images.slice(from, to)) {
            for (let y = Math.max(0, top - margin); y < Math.min(size.height, top + height - margin); y++) {
              for (let x = Math.max(0, left - margin); x < Math.min(size.width, left + width - margin); x++) {
                const code = frameCodes[y * size.width + x];
                expected[(t * 14 + n) * D + (isRor ? necklaces.indexOf(code) : code)]++;
              }
            }
          }
        });
      });
      expect(found).toEqual(expected);

      const shares = lbpFeature(options).describe(frames, blocks, spans);
      for (let place = 0; place < 3 * 14; place++) {
        const row = shares.subarray(place * D, (place + 1) * D);
        const pixels = found.subarray(place * D, (place + 1) * D).reduce((sum, count) => sum + count, 0);
        // Up to 555 float32 shares, each rounded by at most 2^-24 of itself.
        expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
        expect(row.every((share, d) => Math.abs(share * pixels - found[place * D + d]) < 1e-2)).toBe(true);
      }
    }
  });

  it('finds the same codes on its fast way as on the general one, up to where its sums still fit', () => {
    const random = createRandom('lbp/ways');
    const blocks = [whole(13, 11)];
    for (const [low, high] of [
      [0, 255],
      [10, 12],
      [250, 255],
    ] as const) {
      const frame = randomImage(random, 13, 11, [low, high]);
      // Past 16609 gray levels the fast way is closed; times 100 no comparison changes.
      const data = frame.data.map((value) => (Math.round(value * 255) * 100) / 25500);
      const feature = lbpFeature({ method: 'default' });
      const found = feature.describe([frame], blocks, [{ from: 0, to: 1 }]);
      expect(feature.describe([{ ...frame, data, maximum: 25500 }], blocks, [{ from: 0, to: 1 }])).toEqual(found);
    }
    for (const maximum of [16609, 16610, 65535]) {
      const image = imageOf(
        13,
        11,
        Array.from({ length: 143 }, () => maximum * random.integer(2)),
        maximum,
      );
      const feature = lbpFeature({ method: 'default' });
      const found = feature.describe([image], blocks, [{ from: 0, to: 1 }]);
      expect(feature.describe([{ ...image, maximum: 1 }], blocks, [{ from: 0, to: 1 }])).toEqual(found);
    }
  });

  it('looks past the border of a block', () => {
    const levels = new Array<number>(15).fill(10);
    levels[7 + 1] = 99; // right of the centre of the 5 x 3 frame
    const feature = lbpFeature({ method: 'default', sampling: 'square' });
    const blocks = [{ left: 0, top: 0, width: 3, height: 3 }];
    const found = feature.describe([imageOf(5, 3, levels)], blocks, [{ from: 0, to: 1 }]);
    expect([found[255], found.reduce((sum, share) => sum + share, 0)]).toEqual([1, 1]);
    levels[7 - 1] = 5;
    expect(feature.describe([imageOf(5, 3, levels)], [whole(5, 3)], [{ from: 0, to: 1 }])[1 << 0]).toBe(0);
  });

  it('leaves frames alone that no span has', () => {
    const broken = { ...imageOf(3, 3, new Array<number>(9).fill(0)), data: new Float32Array(0) };
    const flat = imageOf(3, 3, new Array<number>(9).fill(200));
    const found = lbpFeature().describe([broken, flat], [whole(3, 3)], [{ from: 1, to: 2 }]);
    expect(found.indexOf(1)).toBe(57); // all ones: no neighbour is darker
  });

  it.each([
    [{ points: 99 }, '.points: expected an integer from 4 to 24, found 99.'],
    [{ method: 'u2' as 'ror' }, ".method: unknown method 'u2'. Allowed: default, ror, uniform, nri_uniform."],
    [
      { method: 'ror' as const, points: 16 },
      ".points: expected at most 12 where method is 'ror', found 16. Allowed beyond: method 'uniform' or 'nri_uniform'.",
    ],
    [{ normalise: 'sum' as unknown as boolean }, '.normalise: expected true or false, found "sum".'],
  ])('refuses %o', (options, message) => {
    expect(() => lbpFeature(options, 'features[0]')).toThrow(`features[0]${message}`);
  });
});
