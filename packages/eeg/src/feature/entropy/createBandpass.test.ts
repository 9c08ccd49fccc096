import { describe, expect, it } from 'vitest';
import { createBandpass } from './createBandpass.js';
import { differentialEntropy } from './differentialEntropy.js';

/** Gain at a frequency: the Fourier sum of the impulse response, long enough to have died away. */
function amplitude(order: number, low: number, high: number, rate: number, frequency: number): number {
  const filter = createBandpass({ order, low, high, rate });
  const response = new Float64Array(60 * rate);
  response[0] = filter.gain;
  filter.run(response, 0, response.length, 1, filter.createState());
  let [real, imaginary] = [0, 0];
  response.forEach((value, n) => {
    real += value * Math.cos((2 * Math.PI * frequency * n) / rate);
    imaginary += value * Math.sin((2 * Math.PI * frequency * n) / rate);
  });
  return Math.hypot(real, imaginary);
}

describe('createBandpass', () => {
  it.each([1, 2, 3, 4, 5, 8])(
    'passes the middle, halves the power at both edges, stops the rest: order %i',
    (order) => {
      const middle =
        (128 / Math.PI) * Math.atan(Math.sqrt(Math.tan((Math.PI * 8) / 128) * Math.tan((Math.PI * 14) / 128)));
      expect(amplitude(order, 8, 14, 128, middle)).toBeCloseTo(1, 10);
      expect(amplitude(order, 8, 14, 128, 8)).toBeCloseTo(Math.SQRT1_2, 10);
      expect(amplitude(order, 8, 14, 128, 14)).toBeCloseTo(Math.SQRT1_2, 10);
      expect(amplitude(order, 8, 14, 128, 40)).toBeLessThan(0.2 ** order);
    },
  );

  it('works where poles are real: a band of many octaves', () => {
    const passed = amplitude(1, 0.5, 60, 128, 20);
    expect(passed).toBeGreaterThan(0.99);
    expect(passed).toBeLessThanOrEqual(1);
    expect(amplitude(1, 0.5, 60, 128, 60)).toBeCloseTo(Math.SQRT1_2, 10);
  });

  it('gives nothing of a constant, when it starts settled', () => {
    const filter = createBandpass({ order: 4, low: 1, high: 3, rate: 200 });
    const samples = new Float64Array(500).fill(filter.gain * 4000);
    const state = filter.createState();
    filter.settle(state, samples[0]);
    filter.run(samples, 0, 500, 1, state);
    expect(samples.every((value) => value === 0)).toBe(true);
  });

  it.each([
    [{ order: 0 }, 'order must be a whole number from 1 to 8, found 0'],
    [{ order: 9 }, 'found 9'],
    [{ low: 0 }, 'expected 0 < low < high < 100 Hz (half the rate), found 0 to 13 Hz'],
    [{ high: 100 }, 'found 8 to 100 Hz'],
    [{ high: 8 }, 'found 8 to 8 Hz'],
    [{ rate: Infinity }, 'rate must be a positive number of Hz, found Infinity'],
  ])('refuses %j', (change, message) => {
    expect(() => createBandpass({ order: 4, low: 8, high: 13, rate: 200, ...change })).toThrow(message);
  });
});

it('differentialEntropy is that of a normal distribution: 1.4189 nats at variance 1, one more per factor e of the deviation', () => {
  expect(differentialEntropy(1)).toBeCloseTo(1.4189385332046727, 14);
  expect(differentialEntropy(Math.E ** 2 * 7) - differentialEntropy(7)).toBeCloseTo(1, 14);
  expect(differentialEntropy(0)).toBe(-Infinity);
});
