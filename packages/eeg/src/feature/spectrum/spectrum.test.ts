import { describe, expect, it } from 'vitest';
import { createRandom } from '@strnn/core/random';
import { readReference, relativeError, sawtooth } from '../features.test.support.js';
import { createMultitaperPlan, type MultitaperOptions } from './createMultitaperPlan.js';
import { createRealFft } from '../../signal/fft/createRealFft.js';
import { createWelchPlan, type WelchOptions } from './createWelchPlan.js';
import { slepianTapers, type SlepianOptions } from './slepianTapers.js';
import type { SpectrumPlan } from './SpectrumPlan.js';
import { type TaperName, taperWindow } from './taperWindow.js';
import { unitRoot } from '../../signal/fft/unitRoot.js';

const reference = readReference('spectra') as {
  readonly fft: readonly { length: number; every: number; real: number[]; imaginary: number[] }[];
  readonly windows: readonly { name: TaperName; length: number; symmetric: boolean; weights: number[] }[];
  readonly welch: readonly (Required<WelchOptions> & { last: number; density: number[] })[];
  readonly tapers: readonly (Required<SlepianOptions> & {
    every: number;
    tapers: number[][];
    concentrations: number[];
  })[];
  readonly multitaper: readonly (Required<Omit<MultitaperOptions, 'bandwidth'>> & {
    bandwidth: number | null;
    last: number;
    density: number[];
  })[];
};

function transform(signal: ArrayLike<number>, length = signal.length, start = 0) {
  const fft = createRealFft(length);
  const [real, imaginary] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
  fft.transform(signal, real, imaginary, start);
  return { real, imaginary };
}

function density(plan: SpectrumPlan, signal: Float64Array, start = 0): Float64Array {
  const out = new Float64Array(plan.frequencies.length);
  plan.density(signal, start, out);
  return out;
}

describe('createRealFft', () => {
  it.each(reference.fft)('equals numpy.fft.rfft: $length samples', ({ length, every, real, imaginary }) => {
    const found = transform(sawtooth(length));
    const kept = (part: Float64Array) => part.filter((_, bin) => bin % every === 0);
    const both = [...kept(found.real).subarray(1), ...kept(found.imaginary).subarray(1)];
    // Without the bin of the offset, which is a hundred times larger than any other.
    expect(relativeError(both, [...real.slice(1), ...imaginary.slice(1)])).toBeLessThan(1e-12);
    expect(found.real[0] / real[0]).toBeCloseTo(1, 14);
    expect(found.imaginary[0]).toBe(0);
  });

  it.each([1, 2, 45, 64, 77, 200, 331])(
    'keeps the energy (Parseval), and starts where it is told: %i samples',
    (length) => {
      const random = createRandom(length);
      const signal = Float64Array.from({ length: length + 5 }, () => random.normal());
      const { real, imaginary } = transform(signal, length, 5);
      let [energy, power] = [0, 0];
      for (const x of signal.subarray(5)) energy += x * x;
      real.forEach((re, bin) => {
        const twice = bin === 0 || 2 * bin === length ? 1 : 2;
        power += twice * (re * re + imaginary[bin] * imaginary[bin]);
      });
      expect(power / length / energy).toBeCloseTo(1, 13);
    },
  );

  it('leaves the input alone and gives the same bits again', () => {
    const signal = sawtooth(221);
    const fft = createRealFft(221);
    const parts = [0, 1].map(() => [new Float64Array(fft.bins), new Float64Array(fft.bins)]);
    for (const [real, imaginary] of parts) fft.transform(signal, real, imaginary);
    expect(parts[1]).toEqual(parts[0]);
    expect(signal).toEqual(sawtooth(221));
  });

  it('has exact roots at the eighths of a turn', () => {
    const found = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => unitRoot(k, 8).map((part) => part + 0));
    const r = Math.SQRT1_2;
    const expected = [
      [1, 0], [r, -r], [0, -1], [-r, -r], [-1, 0], [-r, r], [0, 1], [r, r],
    ]; // prettier-ignore
    found.forEach((root, k) => expect(relativeError(root, expected[k])).toBeLessThan(2e-16));
  });

  it.each([0, -4, 2.5, Number.NaN, 2 ** 27])('refuses %d samples', (length) => {
    expect(() => createRealFft(length)).toThrow(`whole number from 1 to 16777216, found ${length}`);
  });
});

describe('taperWindow', () => {
  it.each(reference.windows)(
    'equals scipy.signal.get_window: $name, $length samples, symmetric $symmetric',
    ({ name, length, symmetric, weights }) => {
      expect(relativeError(taperWindow(name, length, { symmetric }), weights)).toBeLessThan(1e-14);
    },
  );

  it('refuses names and lengths that cannot be', () => {
    expect(() => taperWindow('han' as TaperName, 8)).toThrow("unknown window 'han'. Did you mean 'hann'?");
    expect(() => taperWindow('hann', 0)).toThrow('whole number from 1, found 0');
  });
});

describe('createWelchPlan', () => {
  it.each(reference.welch)(
    'equals scipy.signal.welch: $segment of $length samples, overlap $overlap, $points points, $taper, $detrend',
    ({ last, density: expected, ...options }) => {
      const plan = createWelchPlan(options);
      expect(relativeError(density(plan, sawtooth(options.length)), expected)).toBeLessThan(1e-12);
      expect(plan.frequencies.at(-1)).toBeCloseTo(last, 12);
    },
  );

  it('has the defaults of SciPy', () => {
    const plan = createWelchPlan({ length: 300, rate: 256 });
    const same = createWelchPlan({ length: 300, rate: 256, segment: 256, overlap: 128, points: 256, taper: 'hann' });
    expect(density(plan, sawtooth(300))).toEqual(density(same, sawtooth(300)));
    expect(createWelchPlan({ length: 99, rate: 256 }).points).toBe(99);
  });

  it('refuses what cannot be, naming the value', () => {
    const of = (options: Partial<WelchOptions>) => () => createWelchPlan({ length: 100, rate: 200, ...options });
    expect(of({ length: 0 })).toThrow('length must be a whole number from 1, found 0');
    expect(of({ rate: -1 })).toThrow('rate must be a positive number of Hz, found -1');
    expect(of({ segment: 101 })).toThrow('a segment of 101 samples is longer than the signal of 100');
    expect(of({ segment: 10, overlap: 10 })).toThrow('overlap must be a whole number from 0 to 9, found 10');
    expect(of({ segment: 10, points: 9 })).toThrow('points must be a whole number from 10');
    expect(of({ taper: 'kaiser' as TaperName })).toThrow("unknown window 'kaiser'");
    expect(of({ detrend: 'linear' as 'none' })).toThrow("unknown detrend 'linear'. Allowed: constant, none.");
  });
});

describe('slepianTapers', () => {
  it.each(reference.tapers)(
    'equals scipy.signal.windows.dpss: $length samples, NW $halfBandwidth, $count tapers, symmetric $symmetric',
    ({ every, tapers, concentrations, ...options }) => {
      const found = slepianTapers(options);
      found.tapers.forEach((taper, order) => {
        const kept = taper.filter((_, n) => n % every === 0);
        // SciPy's own eigenvectors are right to about 1e-11 for 5000 samples.
        expect(relativeError(kept, tapers[order])).toBeLessThan(1e-9);
      });
      expect(relativeError(found.concentrations, concentrations)).toBeLessThan(1e-12);
    },
  );

  it('gives orthogonal tapers of energy 1, nearly all of it within the bandwidth', () => {
    const { tapers, concentrations } = slepianTapers({ length: 333, halfBandwidth: 5, count: 8 });
    tapers.forEach((a, i) =>
      tapers.forEach((b, j) => {
        expect(a.reduce((sum, value, n) => sum + value * b[n], 0)).toBeCloseTo(i === j ? 1 : 0, 10);
      }),
    );
    expect(concentrations[0]).toBeGreaterThan(0.999999);
    expect(Math.max(...concentrations)).toBeLessThan(1 + 1e-12);
  });

  it('refuses what cannot be, naming the value', () => {
    expect(() => slepianTapers({ length: 1, halfBandwidth: 0.4, count: 1 })).toThrow(
      'length must be a whole number from 2',
    );
    expect(() => slepianTapers({ length: 10, halfBandwidth: 5, count: 1 })).toThrow(
      'below 5 (half the length), found 5',
    );
    expect(() => slepianTapers({ length: 10, halfBandwidth: 2, count: 11 })).toThrow('from 1 to 10, found 11');
  });
});

describe('createMultitaperPlan', () => {
  it.each(reference.multitaper)(
    'equals mne.time_frequency.psd_array_multitaper: $length samples, bandwidth $bandwidth, low bias $lowBias, adaptive $adaptive',
    ({ last, density: expected, bandwidth, ...options }) => {
      const plan = createMultitaperPlan(bandwidth === null ? options : { ...options, bandwidth });
      // Adaptive weights stop where a round moves them by less than 1e-5.
      const tolerance = options.adaptive ? 1e-8 : 1e-11;
      const found = density(plan, sawtooth(options.length));
      expect(relativeError(found, expected)).toBeLessThan(tolerance);
      found.forEach((value, bin) => expect(Math.abs(value / expected[bin] - 1)).toBeLessThan(1e-6));
      expect(plan.frequencies.at(-1)).toBeCloseTo(last, 12);
    },
  );

  it('gives a constant signal no density, adaptive or not', () => {
    for (const adaptive of [false, true]) {
      const plan = createMultitaperPlan({ length: 64, rate: 64, adaptive });
      expect([...density(plan, new Float64Array(64).fill(2))].every((value) => value === 0)).toBe(true);
    }
  });

  it('refuses bandwidths that cannot be', () => {
    const of = (bandwidth: number) => () => createMultitaperPlan({ length: 200, rate: 100, bandwidth });
    expect(of(0.4)).toThrow('from 0.5 Hz (rate / length) to below 100 Hz, found 0.4');
    expect(of(100)).toThrow('found 100');
    expect(() => createMultitaperPlan({ length: 1, rate: 100 })).toThrow('whole number from 2, found 1');
    expect(() => createMultitaperPlan({ length: 9, rate: Number.NaN })).toThrow('found NaN');
  });
});
