import { describe, expect, it } from 'vitest';
import { createWelchPlan } from '../spectrum/createWelchPlan.js';
import { whiteNoise } from '../features.test.support.js';
import { bandPower } from './bandPower.js';
import { bandWeights } from './bandWeights.js';
import { seedBands, seedContiguousBands } from './FrequencyBands.js';

describe.each([200, 201])('band power of %i samples', (length) => {
  const plan = createWelchPlan({ length, rate: 200, segment: length, overlap: 0, detrend: 'none', taper: 'boxcar' });
  const signal = Float64Array.from(whiteNoise(['Cz'], 200, length).data[0]);
  const density = new Float64Array(plan.frequencies.length);
  plan.density(signal, 0, density);
  const power = (low: number, high: number) => bandPower(density, bandWeights(plan, [low, high], 'band'));

  it('is the mean square over all frequencies (Parseval)', () => {
    const meanSquare = signal.reduce((sum, value) => sum + value * value, 0) / length;
    expect(power(0, 100) / meanSquare).toBeCloseTo(1, 12);
  });

  it('adds up over neighbouring bands, wherever they meet', () => {
    expect(power(0, 3.3) + power(3.3, 17.25) + power(17.25, 100)).toBeCloseTo(power(0, 100), 12);
  });

  it('is in proportion to the width when the density is flat', () => {
    const flat = new Float64Array(density.length).fill(0.5);
    for (const [low, high] of [[1, 3], [9.9, 10.2], [40, 99]]) {
      expect(bandPower(flat, bandWeights(plan, [low, high], 'band'))).toBeCloseTo(0.5 * (high - low), 12);
    } // prettier-ignore
  });

  it('leaves the density alone', () => {
    expect(density.every((value) => value > 0)).toBe(true);
  });
});

describe('bandWeights', () => {
  const plan = createWelchPlan({ length: 100, rate: 200 });

  it('splits a bin between the bands that share it', () => {
    expect(bandWeights(plan, [4, 8], 'band')).toEqual({ first: 1, weights: Float64Array.of(0, 1, 2, 1, 0) });
    expect(bandWeights(plan, [0, 2], 'band').weights).toEqual(Float64Array.of(2, 1, 0));
  });

  it.each([
    [[8, 100.5], '0 <= low < high <= 100 Hz (half the rate of 200 Hz), found 8 to 100.5 Hz'],
    [[-1, 4], 'found -1 to 4 Hz'],
    [[4, 4], 'found 4 to 4 Hz'],
    [[Number.NaN, 4], 'found NaN to 4 Hz'],
    [[4.5, 5.5], 'holds none of the frequencies, which are 2 Hz apart (200 Hz / 100 samples)'],
    [[0, 1], 'holds none of the frequencies'],
  ] as const)('refuses %j', (band, message) => {
    expect(() => bandWeights(plan, band, "band 'delta'")).toThrow(`band 'delta': `);
    expect(() => bandWeights(plan, band, "band 'delta'")).toThrow(message);
  });
});

it('the bands of SEED are whole numbers; without gaps each begins where the last ended', () => {
  expect(Object.values(seedBands)).toEqual([[1, 3], [4, 7], [8, 13], [14, 30], [31, 50]]); // prettier-ignore
  const edges: readonly (readonly [number, number])[] = Object.values(seedContiguousBands);
  for (let band = 1; band < edges.length; band++) expect(edges[band][0]).toBe(edges[band - 1][1]);
});
