import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { golden, relativeError } from '../golden.test.support.js';
import { noise, signalsOf } from '../signals.test.support.js';
import { selectChannels } from '../selectChannels.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { kaiserLowPass } from './kaiserLowPass.js';
import { rationalRatio } from './rationalRatio.js';
import { resample } from './resample.js';
import { resamplePolyphase } from './resamplePolyphase.js';

/** Values by SciPy, written by tools/reference/eeg/resample.py, with 12 digits. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/resample.json', import.meta.url), 'utf8')) as {
  cases: { up: number; down: number; length: number; zero: number[]; mean: number[] }[];
  taps: { count: number; cutoff: number; values: number[] };
};

describe('resamplePolyphase', () => {
  it.each(reference.cases)(
    'equals scipy.signal.resample_poly: $up / $down of $length samples',
    async ({ up, down, length, zero }) => {
      const [x] = selectChannels(await recordingOfTrials(1), ['CZ']).data;
      expect(relativeError(resamplePolyphase(x.subarray(0, length), up, down), zero)).toBeLessThan(1e-11);
    },
  );

  it('equals SciPy 1.10 on the recording', async () => {
    const { data } = selectChannels(await recordingOfTrials(1), golden.input.channels);
    data.forEach((x, channel) =>
      expect(
        relativeError(
          resamplePolyphase(x, 25, 32).slice(0, 8),
          golden.decimate_resample_poly_256_to_200_first8[channel],
        ),
      ).toBeLessThan(1e-12),
    );
  });

  it('copies where nothing changes', () => {
    const x = Float64Array.of(1, 2, 3);
    const found = resamplePolyphase(x, 3, 3);
    expect(found).toEqual(x);
    expect(found).not.toBe(x);
  });

  it('refuses factors that cannot be, no samples, and results that are too long', () => {
    expect(() => resamplePolyphase([1], 0, 1)).toThrow('up must be a whole number from 1, found 0');
    expect(() => resamplePolyphase([1], 1, 1.5)).toThrow('down must be a whole number from 1, found 1.5');
    expect(() => resamplePolyphase([1], 100_001, 2)).toThrow('at most 100000 in lowest terms, found 100001 and 2');
    expect(() => resamplePolyphase([], 1, 2)).toThrow('no samples');
    expect(() => resamplePolyphase(new Float32Array(2 ** 20), 1025, 1)).toThrow('choose a lower rate');
  });
});

describe('kaiserLowPass', () => {
  it('equals scipy.signal.firwin', () => {
    const { count, cutoff, values } = reference.taps;
    expect(relativeError(kaiserLowPass(count, cutoff, 5).slice(0, values.length), values)).toBeLessThan(1e-13);
  });
});

describe('rationalRatio', () => {
  it.each([
    [200, 256, 25, 32],
    [128, 1000, 16, 125],
    [250, 250, 1, 1],
    [1000 / 3, 250, 4, 3],
    [127.94, 128, 6397, 6400],
    [0.5, 100, 1, 200],
  ])('of %s to %s is %s / %s', (to, from, up, down) => {
    expect(rationalRatio(to, from, 100_000)).toEqual({ up, down });
  });

  it.each([
    [Math.PI, 1],
    [1, 1e9],
    [1e9, 1],
  ])('of %s to %s is none of small numbers', (to, from) => {
    expect(rationalRatio(to, from, 100_000)).toBeUndefined();
  });
});

describe('resample', () => {
  it('gives SciPy values for every channel, with zeros or the mean beyond the ends', async () => {
    const signals = selectChannels(await recordingOfTrials(1), ['CZ', 'OZ']);
    const [first] = reference.cases;
    const found = resample(signals, 200);
    expect([found.rate, found.names, found.units]).toEqual([200, signals.names, signals.units]);
    expect(relativeError(found.data[0], first.zero)).toBeLessThan(1e-11);
    expect(found.data[1]).toEqual(resamplePolyphase(signals.data[1], 25, 32));
    expect(relativeError(resample(signals, 200, 'mean').data[0], first.mean)).toBeLessThan(1e-11);
  });

  it('keeps an offset up to the ends with the mean, and float32', () => {
    const flat = { ...signalsOf([[]]), data: [new Float32Array(50).fill(1000)] };
    const { data } = resample(flat, 80, 'mean');
    expect(data[0]).toBeInstanceOf(Float32Array);
    expect([...data[0]]).toEqual(new Array(40).fill(1000));
    expect(resample(flat, 80).data[0][0]).toBeLessThan(950);
  });

  it('refuses rates that cannot be and bad signals', () => {
    const signals = noise(2, 100);
    expect(() => resample(signals, -1)).toThrow('rate must be a positive number of Hz, found -1');
    expect(() => resample(signals, 100 / Math.PI)).toThrow('not in a ratio of whole numbers up to 100000');
    expect(() => resample(signals, 50, 'line' as 'mean')).toThrow("padding must be 'zero' or 'mean', found \"line\"");
    signals.data[1][7] = Number.NaN;
    expect(() => resample(signals, 50)).toThrow("resample: channel 'B' is NaN at sample 7");
  });
});
