import { describe, expect, it } from 'vitest';
import { featuresReference, recording, relativeError, whiteNoise } from '../features.test.support.js';
import type { Signals } from '../../signal/Signals.js';
import { createFeatureExtractor } from './createFeatureExtractor.js';
import { extractFeatures } from './extractFeatures.js';
import type { FeatureRecipe } from './FeatureRecipe.js';

describe('extractFeatures', () => {
  it.each(featuresReference.cases)('equals NumPy, SciPy and MNE: $recipe', ({ recipe, shape, values }) => {
    const found = extractFeatures(recording, recipe);
    expect([found.shape.W, found.shape.N, found.shape.D]).toEqual(shape);
    // Order 8 with poles near the unit circle: SciPy and this group them otherwise. MNE's adaptive weights stop early.
    const tolerance = recipe.order === 8 || recipe.adaptive === true ? 1e-8 : 1e-10;
    expect(relativeError(found.data, values)).toBeLessThan(tolerance);
    expect(found.step).toBe(recipe.step ?? 1);
    expect(found.length).toBe(recipe.window ?? 1);
    expect(found.onset).toBe(0);
  });

  it('names channels and pairs, features and units', () => {
    const of = (recipe: FeatureRecipe, signals = recording) => {
      const { sites, features } = extractFeatures(signals, recipe);
      return [sites.length, sites[1], features[2]];
    };
    expect(of({ feature: 'de' })).toEqual([9, 'FP2', 'de alpha (nats)']);
    expect(of({ feature: 'de', method: 'seed-stft' })).toEqual([9, 'FP2', 'de alpha (log2)']);
    expect(of({ feature: 'psd' })).toEqual([9, 'FP2', 'psd alpha (uV^2/Hz)']);
    expect(of({ feature: 'psd', scale: 'decibel' })).toEqual([9, 'FP2', 'psd alpha (dB of uV^2/Hz)']);
    expect(of({ feature: 'psd', measure: 'integral' })).toEqual([9, 'FP2', 'psd alpha (uV^2)']);
    expect(of({ feature: 'hjorth' })).toEqual([9, 'FP2', 'complexity']);
    expect(of({ feature: 'rasm' })).toEqual([4, 'F3-F4', 'rasm alpha']);
    expect(of({ feature: 'asm' })).toEqual([4, 'F3-F4', 'dasm alpha (nats)']);
    expect(of({ feature: 'dcau' })).toEqual([4, 'FP2-O2', 'dcau alpha (nats)']);
    const mixed = { ...recording, units: recording.units.map((unit, n) => (n === 0 ? 'mV' : unit)) };
    expect(of({ feature: 'psd' }, mixed)).toEqual([9, 'FP2', 'psd alpha (unit^2/Hz)']);
  });

  it.each([
    ['spectrum', 200, 1],
    ['spectrum', 250, 2],
    ['spectrum', 129, 1],
    ['filter', 200, 1],
  ] as const)('gives white noise the entropy of its share of the band: %s, %i Hz, %i s', (method, rate, window) => {
    const noise = whiteNoise(['Cz'], rate, 1500 * rate, 3);
    // Variance, not its logarithm, is without bias: averaged over windows before the logarithm.
    const { data, shape, features } = extractFeatures(noise, { feature: 'de', method, window });
    Object.values({ delta: [1, 3], theta: [4, 7], alpha: [8, 13], beta: [14, 30], gamma: [31, 50] }).forEach(
      ([low, high], band) => {
        let mean = 0;
        for (let w = 0; w < shape.W; w++)
          mean += Math.exp(2 * data[w * shape.D + band]) / (2 * Math.PI * Math.E * shape.W);
        const expected = (9 * (high - low)) / (rate / 2);
        // A window's mean takes a sixth of the power out of the first bin of a Hann window: 4 % of delta. Two passes of the
        // filter halve the amplitude at both edges and narrow the band by about 5 %, and a window's mean is most of what is
        // slow in delta.
        const delta = features[band].includes('delta');
        const tolerance = method === 'filter' ? (delta ? 0.5 : 0.12) : delta ? 0.08 : 0.04;
        expect(Math.abs(mean / expected - 1)).toBeLessThan(tolerance);
      },
    );
  });

  it.each<FeatureRecipe>([
    { feature: 'de' },
    { feature: 'de', method: 'filter' },
    { feature: 'de', method: 'filter', direction: 'causal' },
  ])('adds ln a to the entropy of a signal a times as large: %j', (recipe) => {
    const scaled = { ...recording, data: recording.data.map((samples) => samples.map((value) => -7.5 * value)) };
    const [plain, larger] = [recording, scaled].map((signals) => extractFeatures(signals, recipe));
    larger.data.forEach((value, at) => expect(value - plain.data[at]).toBeCloseTo(Math.log(7.5), 10));
  });

  it('leaves out an offset, unless told otherwise', () => {
    const shifted = { ...recording, data: recording.data.map((samples) => samples.map((value) => value + 40000)) };
    for (const recipe of [{ feature: 'de' }, { feature: 'de', method: 'filter' }, { feature: 'psd' }] as const) {
      const [plain, other] = [recording, shifted].map((signals) => extractFeatures(signals, recipe).data);
      expect(relativeError(other, plain)).toBeLessThan(1e-8);
    }
    const raw = { feature: 'de', detrend: 'none' } as const;
    expect(extractFeatures(shifted, raw).data[0]).toBeGreaterThan(extractFeatures(recording, raw).data[0] + 3);
  });

  it('takes Float32Array as the same numbers', () => {
    const single = recording.data.map((samples) => Float32Array.from(samples));
    const double = single.map((samples) => Float64Array.from(samples));
    for (const recipe of [{ feature: 'de' }, { feature: 'de', method: 'filter' }, { feature: 'hjorth' }] as const) {
      expect(extractFeatures({ ...recording, data: single }, recipe)).toEqual(
        extractFeatures({ ...recording, data: double }, recipe),
      );
    }
  });

  it('gives each window what it would be alone, zero-phase filters excepted', () => {
    const part = { ...recording, data: recording.data.map((samples) => samples.subarray(256, 512)) };
    const second = (recipe: FeatureRecipe) => {
      const { data, shape } = extractFeatures(recording, recipe);
      return data.slice(shape.N * shape.D, 2 * shape.N * shape.D);
    };
    for (const recipe of [{ feature: 'de' }, { feature: 'psd', method: 'multitaper' }, { feature: 'dcau' }] as const) {
      expect(extractFeatures(part, recipe).data).toEqual(second(recipe));
    }
    expect(extractFeatures(part, { feature: 'de', method: 'filter' }).data).not.toEqual(
      second({ feature: 'de', method: 'filter' }),
    );
  });
});

describe('extractFeatures refuses', () => {
  const noise = whiteNoise(['F3', 'F4'], 100, 250);
  const withValue = (channel: number, from: number, to: number, value: number): Signals => ({
    ...noise,
    data: noise.data.map((samples, n) =>
      n === channel ? samples.map((x, at) => (at >= from && at < to ? value : x)) : samples,
    ),
  });

  it.each([
    ['NaN', withValue(1, 137, 138, Number.NaN), "channel 'F4' is NaN at sample 137 (1.370 s)"],
    ['infinity after the last window', withValue(0, 249, 250, -Infinity), "channel 'F3' is -Infinity at sample 249"],
    [
      'a channel that stands still',
      withValue(1, 100, 200, 0.1),
      "channel 'F4' does not change from 1.000 s to 2.000 s (window 1)",
    ],
    ['two channels of one name', { ...noise, names: ['F3', 'F3'] }, "two channels are named 'F3'"],
    ['no channels', { ...noise, names: [], units: [], data: [] }, 'the signals have no channels'],
    [
      'a rate that cannot be',
      { ...noise, rate: 0 },
      'the rate of the signals must be a positive number of Hz, found 0',
    ],
    ['units that do not fit', { ...noise, units: ['uV'] }, 'one unit'],
    ['arrays that do not fit', { ...noise, data: [noise.data[0]] }, 'one array'],
    [
      'lengths that differ',
      { ...noise, data: [noise.data[0], noise.data[1].slice(1)] },
      "channel 'F4' has 249 samples, 'F3' has 250",
    ],
  ])('%s', (_, signals, message) => {
    for (const recipe of [
      { feature: 'de', bands: { alpha: [8, 13] } },
      { feature: 'de', method: 'filter', bands: { alpha: [8, 13] } },
    ] as const) {
      expect(() => extractFeatures(signals, recipe, 'made.features')).toThrow('made.features');
      expect(() => extractFeatures(signals, recipe, 'made.features')).toThrow(message);
    }
  });

  it.each<[FeatureRecipe, string]>([
    [
      { feature: 'de' },
      'features.bands.gamma: expected 0 <= low < high <= 40 Hz (half the rate of 80 Hz), found 31 to 50 Hz',
    ],
    [{ feature: 'de', method: 'filter' }, 'features.bands.gamma: expected 0 < low < high < 40 Hz'],
    [{ feature: 'de', method: 'filter', bands: { a: [30, 40] } }, 'found 30 to 40 Hz'],
    [
      { feature: 'de', method: 'seed-stft' },
      "band 'gamma': expected 0.15625 Hz (rate / points) <= low < high <= 40 Hz",
    ],
    [
      { feature: 'de', method: 'seed-stft', points: 79, bands: { a: [8, 13] } },
      'points must be a whole number from 80 (the window), found 79',
    ],
    [
      { feature: 'de', bands: { a: [11, 13] }, window: 0.1 },
      'features.bands.a: 11 to 13 Hz holds none of the frequencies, which are 10 Hz apart',
    ],
    [
      { feature: 'hjorth', window: 0.33 },
      'features.window: expected a whole number of samples at 80 Hz, found 0.33 s = 26.4',
    ],
    [{ feature: 'hjorth', window: 0.33 }, 'Nearest: 0.325 s (26 samples), 0.3375 s (27 samples).'],
    [{ feature: 'hjorth', step: 0.001 }, 'features.step: expected a whole number of samples'],
    [{ feature: 'hjorth', window: 0.025 }, 'features.window: expected at least 3 samples, found 2'],
    [{ feature: 'hjorth', window: 4 }, 'features.window: 320 samples (4 s) are longer than the signal of 250 samples'],
    [
      { feature: 'de', method: 'filter', bands: { a: [8, 13] }, window: 4 },
      'are longer than the signal of 250 samples',
    ],
    [{ feature: 'psd', segment: 0.33, bands: { a: [8, 13] } }, 'features.segment: expected a whole number of samples'],
    [{ feature: 'psd', method: 'multitaper', bandwidth: 0.5, bands: { a: [8, 13] } }, 'bandwidth must be from 1 Hz'],
    [{ feature: 'dcau', bands: { a: [8, 13] } }, 'frontal-posterior pairs: none among the 2 channels F3, F4'],
  ])('%j of 250 samples at 80 Hz', (recipe, message) => {
    expect(() => extractFeatures({ ...noise, rate: 80 }, recipe)).toThrow(message);
  });

  it('a window longer than the signal before its tapers are made, and what is no signals', () => {
    // Tapers of a window in milliseconds taken for seconds would take hours.
    for (const method of ['multitaper', 'welch'] as const) {
      expect(() => extractFeatures(noise, { feature: 'psd', method, window: 1e7 })).toThrow(
        'features.window: 1000000000 samples (10000000 s) are longer than the signal of 250 samples',
      );
    }
    expect(() => createFeatureExtractor(noise, { feature: 'psd', method: 'multitaper', window: 1e7 })).toThrow(
      'features.window: expected at most 16777216 samples, found 1000000000',
    );
    expect(() => extractFeatures(Promise.resolve(noise) as never, { feature: 'de' })).toThrow('put await before read');
    expect(() => extractFeatures(undefined as never, { feature: 'de' })).toThrow('found undefined');
  });

  it('a still channel only where it has no value, and not with a floor', () => {
    const still = withValue(0, 0, 250, 7);
    const bands = { alpha: [8, 13] } as const;
    expect(extractFeatures(still, { feature: 'psd', bands }).data[0]).toBe(0);
    expect(() => extractFeatures(still, { feature: 'psd', bands, scale: 'log' })).toThrow('does not change');
    expect(() => extractFeatures(still, { feature: 'hjorth' })).toThrow('does not change');
    for (const method of ['spectrum', 'filter'] as const) {
      const { data } = extractFeatures(still, { feature: 'de', method, bands, floor: 0.01 });
      expect(data[0]).toBeCloseTo(0.5 * Math.log(2 * Math.PI * Math.E * 0.01), 12);
    }
  });

  it('values whose squares are no numbers any more, naming the window', () => {
    const huge = withValue(1, 120, 130, 1e300);
    expect(() => extractFeatures(huge, { feature: 'psd', bands: { alpha: [8, 13] } })).toThrow(
      /channel 'F4' has 'psd alpha \(uV\^2\/Hz\)' = (Infinity|NaN) in window 1 \(from 1.000 s\)/,
    );
  });

  it('a signal shorter than the padding of a zero-phase filter', () => {
    const short = { ...noise, data: noise.data.map((samples) => samples.slice(0, 27)) };
    expect(() =>
      extractFeatures(short, { feature: 'de', method: 'filter', window: 0.2, bands: { a: [8, 13] } }),
    ).toThrow('zero-phase filters of this order need more than 27 samples, found 27');
  });
});
