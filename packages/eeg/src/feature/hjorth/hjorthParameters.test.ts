import { expect, it } from 'vitest';
import { hjorthParameters } from './hjorthParameters.js';

it('of a sine: half its squared amplitude, its angular frequency, and complexity 1', () => {
  const rate = 1000;
  const samples = Float64Array.from({ length: 4000 }, (_, n) => 3 * Math.sin((2 * Math.PI * 5 * n) / rate));
  const out = new Float64Array(4);
  hjorthParameters(samples, 0, 4000, rate, out, 1);
  expect(out[0]).toBe(0);
  expect(out[1]).toBeCloseTo(4.5, 6);
  // The difference of a sine is 2 sin(w / 2) instead of w, and 20 periods are a difference short.
  expect(out[2]).toBeCloseTo(2 * Math.PI * 5, 1);
  expect(out[3]).toBeCloseTo(1, 2);
});

it('of a constant has no mobility', () => {
  const out = new Float64Array(3);
  hjorthParameters(new Float64Array(10).fill(2), 0, 10, 100, out, 0);
  expect([...out]).toEqual([0, Number.NaN, Number.NaN]);
});
