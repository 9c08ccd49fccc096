import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../image/Image.js';
import { imageOf, randomImage, unpackIntegers } from '../lbp/lbp.test.support.js';
import type { LbpMethod } from '../lbp/LbpOptions.js';
import fixture from './fixtures/lbp_top.json' with { type: 'json' };
import { lbpTop, type LbpTopVolume } from './lbpTop.js';

const { frames: count, height, width } = fixture;
const levels = unpackIntegers(fixture.levels);
const frames = Array.from({ length: count }, (_, t) =>
  imageOf(width, height, levels.slice(t * width * height, (t + 1) * width * height)),
);

function expectCodes({ planes }: LbpTopVolume, references: (typeof fixture.scikit)[number]['codes']): void {
  expect(planes.map(({ plane }) => plane)).toEqual(['XY', 'XT', 'YT']);
  planes.forEach(({ codes, histogram, bins }, k) => {
    const expected = unpackIntegers(references[k]);
    expect(codes).toHaveLength(expected.length);
    expect(codes.findIndex((code, i) => code !== expected[i])).toBe(-1);
    const counts = new Uint32Array(bins.length);
    for (const code of expected) counts[code]++;
    expect(histogram).toEqual(counts);
  });
}

describe('lbpTop', () => {
  it.each(fixture.scikit)('equals slices by scikit-image: $points points, radius $radius, $method', (reference) => {
    const { points, radius } = reference;
    const found = lbpTop(frames, { points, radius, method: reference.method as LbpMethod, arithmetic: 'float64' });
    const margin = Math.ceil(radius);
    expect([found.frames, found.height, found.width]).toEqual([
      count - 2 * margin,
      height - 2 * margin,
      width - 2 * margin,
    ]);
    expectCodes(found, reference.codes);
  });

  it.each(fixture.exact)('is exact by default: points $points, radius $radius', ({ points, radius, codes }) => {
    expectCodes(lbpTop(frames, { points, radius, method: 'default' }), codes);
  });

  it('finds the same codes on its fast way as on the general one', () => {
    const random = createRandom('lbp-top/ways');
    for (const [low, high] of [
      [0, 255],
      [10, 12],
      [250, 255],
    ] as const) {
      const volume = Array.from({ length: 5 }, () => randomImage(random, 12, 9, [low, high]));
      // Past 16609 gray levels the fast way is closed; times 100 no comparison changes.
      const finer = volume.map((frame): GrayImage => {
        const data = frame.data.map((value) => (Math.round(value * 255) * 100) / 25500);
        return { ...frame, maximum: 25500, data };
      });
      const fast = lbpTop(volume, { method: 'default' });
      const general = lbpTop(finer, { method: 'default' });
      expect(fast).toEqual(general);
    }
  });

  it('takes gray levels up to where its sums still fit', () => {
    const random = createRandom('lbp-top/deep');
    for (const maximum of [16609, 16610, 65535]) {
      const ends = () => Array.from({ length: 9 * 7 }, () => [0, maximum][random.integer(2)]);
      const volume = Array.from({ length: 5 }, () => imageOf(9, 7, ends(), maximum));
      const black = volume.map((frame): GrayImage => ({ ...frame, maximum: 1 }));
      expect(lbpTop(volume, { method: 'default' })).toEqual(lbpTop(black, { method: 'default' }));
    }
  });

  it('has the motion in time alone where frames differ in brightness alone', () => {
    const still = frames.map(() => frames[0]);
    const brighter = still.map((frame, t) => ({
      ...frame,
      data: frame.data.map((value) => (value * 255 + 3 * t) / 600),
    }));
    const rescaled = brighter.map((frame): GrayImage => ({ ...frame, maximum: 600 }));
    const [xyStill, xtStill] = lbpTop(still).planes;
    const [xy, xt] = lbpTop(rescaled).planes;
    expect(xy.codes).toEqual(xyStill.codes);
    expect(xt.codes).not.toEqual(xtStill.codes);
    // The frame before is darker everywhere, the one after brighter.
    for (const { codes } of lbpTop(rescaled, { method: 'default' }).planes.slice(1)) {
      expect(codes.every((code) => (code & 0b100) === 0 && (code & 0b1000000) !== 0)).toBe(true);
    }
  });

  it.each([
    [{ points: 3 }, '.points: expected an integer from 4 to 24, found 3.'],
    [{ points: { XY: 8, XT: 8, YT: 2 } }, '.points.YT: expected an integer from 4 to 24, found 2.'],
    [{ points: { XY: 8 } as never }, '.points.XT: expected an integer from 4 to 24, found undefined.'],
    [{ points: null as never }, '.points: expected an integer from 4 to 24, found null.'],
    [{ radius: '2' as never }, '.radius: expected a number from 1 to 64, found "2".'],
    [{ radius: 0 }, '.radius: expected a number from 1 to 64, found 0.'],
    [{ radius: { x: 1, y: 1, t: 65 } }, '.radius.t: expected a number from 1 to 64, found 65.'],
    [{ method: 'riu2' as 'ror' }, ".method: unknown method 'riu2'."],
    [
      { method: 'default' as const, points: { XY: 8, XT: 16, YT: 8 } },
      ".points.XT: expected at most 12 where method is 'default', found 16.",
    ],
    [{ arithmetic: 'float' as 'exact' }, ".arithmetic: unknown arithmetic 'float'."],
    [{ radius: { x: 1, y: 1, t: 5 } }, ': expected at least 11 frames, found 9.'],
    [{ radius: { x: 1, y: 20, t: 1 } }, `: expected at least 3 x 41 pixels, found ${width} x ${height}.`],
  ])('refuses %o', (options, message) => {
    expect(() => lbpTop(frames, { ...options, where: 'clip 4' })).toThrow(`clip 4${message}`);
  });

  it('refuses frames that are not alike', () => {
    const flat = (w: number, h: number) => imageOf(w, h, new Array<number>(w * h).fill(0));
    expect(() => lbpTop([])).toThrow('lbpTop: expected at least 3 frames, found 0.');
    expect(() => lbpTop([flat(3, 3), flat(3, 3), flat(3, 4)])).toThrow(
      'frame 2: expected 3 x 3 as in frame 0, found 3 x 4.',
    );
    const short = { ...flat(3, 3), data: new Float32Array(8) };
    expect(() => lbpTop([flat(3, 3), short, flat(3, 3)])).toThrow(
      'frame 1: expected data of 3 x 3 x 1 values, found 8.',
    );
    const colour = { ...flat(3, 3), channels: 3 as unknown as 1 };
    expect(() => lbpTop([flat(3, 3), flat(3, 3), colour])).toThrow(
      'frame 2: expected a gray image (toGray makes one), found 3',
    );
    expect(lbpTop([flat(3, 3), flat(3, 3), flat(3, 3)]).planes.map(({ codes }) => [...codes])).toEqual([
      [57],
      [57],
      [57],
    ]);
  });
});
