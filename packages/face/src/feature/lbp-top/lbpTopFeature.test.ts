import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { FrameSpan, PixelBlock } from '../BlockFeature.js';
import { imageOf, randomImage } from '../lbp/lbp.test.support.js';
import { lbpTop } from './lbpTop.js';
import { lbpTopFeature } from './lbpTopFeature.js';

const random = createRandom('lbp-top/feature');
const [W, H, F] = [14, 11, 9];
const frames = Array.from({ length: F }, () => randomImage(random, W, H, [100, 120]));
const all: PixelBlock = { left: 0, top: 0, width: W, height: H };

describe('lbpTopFeature', () => {
  it('has three histograms of 59 bins by default', () => {
    const { name, features, smallestBlock } = lbpTopFeature();
    expect([name, features.length, smallestBlock]).toEqual(['lbp-top', 177, 3]);
    expect([features[0], features[59 + 12], features[176]]).toEqual([
      'lbp-top XY u2 bin 0',
      'lbp-top XT u2 bin 12',
      'lbp-top YT u2 bin 58',
    ]);
    const uneven = lbpTopFeature({
      points: { XY: 8, XT: 6, YT: 4 },
      radius: { x: 1, y: 2.5, t: 4 },
      method: 'uniform',
    });
    expect([uneven.features.length, uneven.smallestBlock]).toEqual([10 + 8 + 6, 7]);
  });

  it.each([
    {},
    { arithmetic: 'float64' as const },
    { points: { XY: 8, XT: 12, YT: 4 }, radius: { x: 2, y: 1, t: 1.5 }, method: 'ror' as const },
  ])('counts the centres of every block and span: %o', (options) => {
    const feature = lbpTopFeature({ ...options, normalise: false });
    const volume = lbpTop(frames, options);
    const margin = { x: (W - volume.width) / 2, y: (H - volume.height) / 2, t: (F - volume.frames) / 2 };
    const least = feature.smallestBlock;
    const blocks = Array.from({ length: 8 }, (): PixelBlock => {
      const [width, height] = [least + random.integer(W - least), least + random.integer(H - least)];
      return { left: random.integer(W - width + 1), top: random.integer(H - height + 1), width, height };
    });
    blocks.push(all, { left: 0, top: 0, width: least, height: least });
    blocks.push({ left: W - least, top: H - least, width: least, height: least });
    const spans: FrameSpan[] = [
      { from: 0, to: F },
      { from: 1, to: 4 },
      { from: 3, to: 4 },
      { from: 5, to: F },
    ];
    const found = feature.describe(frames, blocks, spans);
    const shares = lbpTopFeature(options).describe(frames, blocks, spans);
    let at = 0;
    for (const { from, to } of spans) {
      for (const block of blocks) {
        for (const { codes, bins } of volume.planes) {
          const counts = new Float32Array(bins.length);
          codes.forEach((code, i) => {
            const x = (i % volume.width) + margin.x;
            const y = (Math.floor(i / volume.width) % volume.height) + margin.y;
            const t = Math.floor(i / (volume.width * volume.height)) + margin.t;
            const inside = x >= block.left && x < block.left + block.width && t >= from && t < to;
            if (inside && y >= block.top && y < block.top + block.height) counts[code]++;
          });
          expect(found.subarray(at, at + bins.length)).toEqual(counts);
          const pixels = counts.reduce((sum, value) => sum + value, 0);
          expect(pixels).toBeGreaterThan(0);
          const row = shares.subarray(at, at + bins.length);
          // float32 shares, each rounded by at most 2^-24 of itself.
          row.forEach((share, bin) => expect(Math.abs(share - counts[bin] / pixels)).toBeLessThan(1e-7));
          at += bins.length;
        }
      }
    }
    expect(at).toBe(found.length);
  });

  it('goes on with copies of the first and last frame where the border is replicated', () => {
    for (const radius of [1, 2]) {
      const options = { radius: { x: 1, y: 1, t: radius } };
      const padded = [
        ...Array.from({ length: radius }, () => frames[0]),
        ...frames,
        ...Array.from({ length: radius }, () => frames[F - 1]),
      ];
      const spans = [
        { from: 0, to: F },
        { from: 0, to: 1 },
        { from: F - 2, to: F },
      ];
      const later = spans.map(({ from, to }) => ({ from: from + radius, to: to + radius }));
      const replicated = lbpTopFeature({ ...options, border: 'replicate' }).describe(frames, [all], spans);
      const excluded = lbpTopFeature(options).describe(padded, [all], later);
      expect(replicated).toEqual(excluded);
    }
  });

  it('takes all frames of a span that has no centre, as if replicated', () => {
    const [exclude, replicate] = [lbpTopFeature(), lbpTopFeature({ border: 'replicate' })];
    const spans = [
      { from: 0, to: 1 },
      { from: F - 1, to: F },
    ];
    expect(exclude.describe(frames, [all], spans)).toEqual(replicate.describe(frames, [all], spans));
    const span = [{ from: 0, to: 2 }];
    expect(exclude.describe(frames, [all], span)).toEqual(exclude.describe(frames, [all], [{ from: 1, to: 2 }]));
    expect(exclude.describe(frames, [all], span)).not.toEqual(replicate.describe(frames, [all], span));
  });

  it('describes a single frame, in which nothing moves', () => {
    const found = lbpTopFeature({ method: 'default' }).describe(frames.slice(0, 1), [all], [{ from: 0, to: 1 }]);
    for (const plane of [1, 2]) {
      // Past and coming pixel are equal to the centre: their bits are set.
      const seen = Array.from(found.subarray(plane * 256, (plane + 1) * 256), (share, code) => (share > 0 ? code : 68));
      expect(seen.every((code) => (code & 68) === 68)).toBe(true);
    }
  });

  it('does not change when all gray levels rise alike', () => {
    const brighter = frames.map((frame) => ({
      ...frame,
      data: frame.data.map((value) => (Math.round(value * 255) + 90) / 255),
    }));
    const spans = [{ from: 0, to: F }];
    for (const radius of [1, 2]) {
      const feature = lbpTopFeature({ radius });
      expect(feature.describe(brighter, [all], spans)).toEqual(feature.describe(frames, [all], spans));
    }
  });

  it.each([
    [{ border: 'wrap' as 'exclude' }, ".border: unknown border 'wrap'. Allowed: exclude, replicate."],
    [{ normalise: 1 as unknown as boolean }, '.normalise: expected true or false, found 1.'],
    [{ radius: { x: 1, y: Number.NaN, t: 1 } }, '.radius.y: expected a number from 1 to 64, found NaN.'],
    [{ method: 'ror' as const, points: 24 }, ".points: expected at most 12 where method is 'ror', found 24."],
  ])('refuses %o', (options, message) => {
    expect(() => lbpTopFeature(options, 'features[1]')).toThrow(`features[1]${message}`);
  });

  it('takes the smallest block of the smallest frame', () => {
    const frame = imageOf(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const block = { left: 0, top: 0, width: 3, height: 3 };
    const found = lbpTopFeature({ normalise: false }).describe([frame], [block], [{ from: 0, to: 1 }]);
    expect(found.reduce((sum, value) => sum + value, 0)).toBe(3);
  });
});
