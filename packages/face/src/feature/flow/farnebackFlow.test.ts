import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../image/Image.js';
import { createFarneback } from './createFarneback.js';
import { farnebackFlow, type FarnebackFlowOptions } from './farnebackFlow.js';
import type { Flow } from './Flow.js';
import {
  crop,
  endPointError,
  farneback,
  floats,
  height,
  neutral,
  picture,
  smiling,
  texture,
  width,
} from './flow.test.support.js';

const start: Flow = {
  width,
  height,
  u: picture(width, height, (x) => 3 * Math.sin(x / 20)).data,
  v: picture(width, height, (x, y) => 2 * Math.cos(y / 15 + x / 40)).data,
};

describe('farnebackFlow', () => {
  // OpenCV computes in float32 where this package sums in float64. The flow is 3 to 9 pixels long on average; the largest
  // differences lie in flat background, where the equations say little.
  it.each(farneback.cases)('equals OpenCV: $options, initial $initial, $width x $height', (reference) => {
    const { options, initial, step, ...size } = reference;
    const [before, after] = [neutral, smiling].map((image) => crop(image, size.width, size.height));
    const flow = farnebackFlow(before, after, { ...options, ...(initial ? { initial: start } : {}) });
    const expected = [floats(reference.u), floats(reference.v)];
    const [columns, rows] = [Math.ceil(size.width / step), Math.ceil(size.height / step)];
    expect(expected[0]).toHaveLength(columns * rows);
    const every = (values: Float32Array) =>
      values.filter((_, i) => (i % size.width) % step === 0 && Math.floor(i / size.width) % step === 0);
    const thinned: Flow = { width: columns, height: rows, u: every(flow.u), v: every(flow.v) };
    const error = endPointError(thinned, (x, y) => [expected[0][y * columns + x], expected[1][y * columns + x]]);
    expect(error.mean).toBeLessThan(5e-5);
    expect(error.largest).toBeLessThan(5e-3);
  });

  it.each([
    [1, 0],
    [1.7, -0.8],
    [-3.25, 2.5],
  ])('finds the motion (%d, %d) of a texture', (u, v) => {
    const before = picture(120, 100, texture);
    const after = picture(120, 100, (x, y) => texture(x - u, y - v));
    const error = endPointError(farnebackFlow(before, after), () => [u, v], 15);
    expect(error.mean).toBeLessThan(0.01);
    expect(error.largest).toBeLessThan(0.03);
  });

  it('finds a rotation', () => {
    const angle = Math.PI / 180;
    const turn = (x: number, y: number, by: number): [number, number] => [
      60 + Math.cos(by) * (x - 60) - Math.sin(by) * (y - 50),
      50 + Math.sin(by) * (x - 60) + Math.cos(by) * (y - 50),
    ];
    const after = picture(120, 100, (x, y) => texture(...turn(x, y, -angle)));
    const flow = farnebackFlow(picture(120, 100, texture), after);
    const moved = (x: number, y: number): [number, number] => {
      const [toX, toY] = turn(x, y, angle);
      return [toX - x, toY - y];
    };
    // 5 %: a window takes the motion in it to be one.
    expect(endPointError(flow, moved, 15).mean).toBeLessThan(0.06);
  });

  it('sees no motion between equal frames but near the border, none at all in flat ones', () => {
    const still = farnebackFlow(neutral, neutral);
    expect(endPointError(still, () => [0, 0]).mean).toBeLessThan(0.002);
    expect(endPointError(still, () => [0, 0], 35).largest).toBeLessThan(1e-6);
    const flow = farnebackFlow(
      picture(50, 40, () => 0.2),
      picture(50, 40, () => 0.2),
    );
    expect([...flow.u, ...flow.v].every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });

  it('mirrors with the picture, turns with it', () => {
    const flow = farnebackFlow(neutral, smiling);
    const mirror = ({ data }: GrayImage) => picture(width, height, (x, y) => data[y * width + width - 1 - x]);
    const mirrored = farnebackFlow(mirror(neutral), mirror(smiling));
    const expected = (x: number, y: number): [number, number] => {
      const pixel = y * width + width - 1 - x;
      return [-flow.u[pixel], flow.v[pixel]];
    };
    // Not to rounding: the last column and row count as outside where a pixel has not moved, the first do not.
    expect(endPointError(mirrored, expected, 8).mean).toBeLessThan(0.05);
    const turn = ({ data }: GrayImage) => picture(height, width, (x, y) => data[x * width + y]);
    const turned = farnebackFlow(turn(neutral), turn(smiling));
    expect(endPointError(turned, (x, y) => [flow.v[x * width + y], flow.u[x * width + y]]).mean).toBeLessThan(1e-4);
  });

  it.each([
    [1, 1],
    [7, 1],
    [2, 3],
    [33, 9],
    [32, 64],
    [65, 33],
  ])('takes pictures of %d x %d', (columns, rows) => {
    const after = picture(columns, rows, (x, y) => texture(x - 1, y));
    for (const gaussian of [false, true]) {
      const { u, v } = farnebackFlow(picture(columns, rows, texture), after, { gaussian });
      expect([...u, ...v].every(Number.isFinite)).toBe(true);
    }
  });

  it.each([
    [{ pyramidScale: 1 }, 'pyramidScale: expected a number from 0.1 to 0.95, found 1.'],
    [{ levels: 1.5 }, 'levels: expected an integer from 0 to 16, found 1.5.'],
    [{ window: 14 }, 'window: expected an odd integer from 3 to 255, found 14.'],
    [{ iterations: 0 }, 'iterations: expected an integer from 1 to 100, found 0.'],
    [{ polyN: Number.NaN }, 'polyN: expected an integer from 1 to 15, found NaN.'],
    [{ polySigma: 0 }, 'polySigma: expected a number from 0.3 to 15, found 0.'],
    [{ gaussian: 1 as unknown as boolean }, 'gaussian: expected true or false, found 1.'],
  ])('refuses %o', (options: FarnebackFlowOptions, message) => {
    expect(() => farnebackFlow(neutral, smiling, options)).toThrow(
      new StrnnError('option', `createFarneback.${message}`),
    );
  });

  it('refuses pictures and flows that do not fit', () => {
    const other = picture(5, 4, () => 0);
    expect(() => farnebackFlow(neutral, other)).toThrow('expected frames of 96 x 102 pixels, found 5 x 4.');
    const short = { ...neutral, data: neutral.data.subarray(1) };
    expect(() => farnebackFlow(neutral, short)).toThrow('farneback: expected data of 96 x 102 x 1 values, found 9791.');
    const coloured = { ...neutral, channels: 3 as unknown as 1 };
    expect(() => farnebackFlow(coloured, smiling)).toThrow(
      'expected a gray image (toGray makes one), found 3 channels.',
    );
    const initial = { ...start, v: start.v.subarray(1) };
    const found = 'expected initial to be a flow of 96 x 102, found 96 x 102 (9792 and 9791 values).';
    expect(() => farnebackFlow(neutral, smiling, { initial })).toThrow(found);
    expect(() => createFarneback(0, 4)).toThrow('createFarneback.width: expected an integer >= 1, found 0.');
  });
});

describe('createFarneback', () => {
  it('gives the same again in memory that was used before', () => {
    const plan = createFarneback(width, height);
    const fresh = farnebackFlow(neutral, smiling);
    const backwards = plan.flow(plan.expand(smiling), plan.expand(neutral));
    const before = plan.expand(neutral);
    const after = plan.expand(smiling, plan.expand(neutral));
    const flow = plan.flow(before, after, undefined, backwards);
    expect(flow).toBe(backwards);
    expect(flow).toEqual(fresh);
    expect(plan.flow(before, after)).toEqual(fresh);
  });

  it('refuses frames expanded for other sizes or levels', () => {
    const [plan, small] = [createFarneback(width, height), createFarneback(width, height, { levels: 0 })];
    const [before, other] = [plan.expand(neutral), small.expand(neutral)];
    const message = 'to be a frame expanded by this plan, found another.';
    expect(() => plan.flow(before, other)).toThrow(`farneback: expected next ${message}`);
    expect(() => small.flow(before, other)).toThrow(`farneback: expected previous ${message}`);
    expect(() => plan.expand(neutral, other)).toThrow(`farneback: expected into ${message}`);
  });

  it('starts from a flow, which may be the one it overwrites', () => {
    const plan = createFarneback(width, height);
    const [before, after] = [plan.expand(neutral), plan.expand(smiling)];
    const copy: Flow = { ...start, u: start.u.slice(), v: start.v.slice() };
    const expected = plan.flow(before, after, start);
    expect(start.u).toEqual(copy.u);
    expect(plan.flow(before, after, copy, copy)).toEqual(expected);
    expect(expected).not.toEqual(plan.flow(before, after));
  });
});
