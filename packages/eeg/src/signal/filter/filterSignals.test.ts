import { describe, expect, it } from 'vitest';
import { relativeError } from '../golden.test.support.js';
import { noise, signalsOf } from '../signals.test.support.js';
import type { Signals } from '../Signals.js';
import { cutWindows } from '../epoch/cutWindows.js';
import { filterCascade } from './filterCascade.js';
import { filterFilterSections } from './filterFilterSections.js';
import { filterSections } from './filterSections.js';
import { filterSignals } from './filterSignals.js';
import { filtersReference } from './filtersReference.test.support.js';

const { signals: rows, rate, filtered } = filtersReference;
const signals = signalsOf(rows, rate);

describe('filterSignals', () => {
  it.each(filtered)('equals SciPy, zero-phase and causal: $options', ({ options, zero, causal }) => {
    // The reference has 11 digits; the very narrow edges lose a few in both.
    const both = filterSignals(signals, options);
    both.data.forEach((found, channel) => expect(relativeError(found, zero[channel])).toBeLessThan(1e-9));
    const once = filterSignals(signals, { ...options, phase: 'causal' });
    once.data.forEach((found, channel) => expect(relativeError(found, causal[channel])).toBeLessThan(1e-9));
    expect([both.names, both.rate, both.units]).toEqual([signals.names, rate, signals.units]);
  });

  it('gives every channel what it gives the channel alone, to the last bit', () => {
    for (const order of [1, 2, 3, 4]) {
      const options = { highPass: 2, lowPass: 20, notch: 50, order };
      const sections = filterCascade(options, rate);
      const both = filterSignals(signals, options);
      const once = filterSignals(signals, { ...options, phase: 'causal' });
      rows.forEach((row, channel) => {
        expect(both.data[channel]).toEqual(filterFilterSections(sections, row));
        expect(once.data[channel]).toEqual(filterSections(sections, row));
      });
    }
  });

  it('keeps float32 where the input has it, and leaves the input alone', () => {
    const single = { ...signals, data: signals.data.map((samples) => Float32Array.from(samples)) };
    const before = single.data.map((samples) => samples.slice());
    const found = filterSignals(single, { lowPass: 20 });
    expect(found.data.every((samples) => samples instanceof Float32Array)).toBe(true);
    // float32 has seven digits.
    found.data.forEach((samples, channel) =>
      expect(relativeError(samples, filterSignals(signals, { lowPass: 20 }).data[channel])).toBeLessThan(1e-6),
    );
    expect(single.data).toEqual(before);
  });

  it('has no delay forwards and backwards, and one when causal', () => {
    const pulse = new Float64Array(401);
    pulse[200] = 1;
    const peak = (phase: 'zero' | 'causal'): number => {
      const [found] = filterSignals(signalsOf([pulse], 100), { lowPass: 10, phase }).data;
      return found.indexOf(Math.max(...found));
    };
    expect(peak('zero')).toBe(200);
    expect(peak('causal')).toBeGreaterThan(202);
  });

  it('takes the mains out', () => {
    const wave = Float64Array.from(
      { length: 2000 },
      (_, n) => Math.sin(2 * Math.PI * 50 * (n / 500)) + (n % 100 < 50 ? 1 : 0),
    );
    const [found] = filterSignals(signalsOf([wave], 500), { notch: 50, notchQuality: 30 }).data;
    const power = (samples: ArrayLike<number>): number => {
      let [re, im] = [0, 0];
      for (let n = 500; n < 1500; n++) {
        re += samples[n] * Math.cos(2 * Math.PI * 50 * (n / 500));
        im += samples[n] * Math.sin(2 * Math.PI * 50 * (n / 500));
      }
      return Math.hypot(re, im);
    };
    expect(power(found) / power(wave)).toBeLessThan(0.02);
  });

  it('refuses options that cannot be, naming them', () => {
    expect(() => filterSignals(signals, {})).toThrow(
      'filterSignals: expected at least one of highPass, lowPass and notch',
    );
    expect(() => filterSignals(signals, { lowPass: 128 })).toThrow(
      'filterSignals.lowPass: expected Hz above 0 and below 128 (half the rate of the signals), found 128',
    );
    expect(() => filterSignals(signals, { highPass: 0 })).toThrow('filterSignals.highPass: expected Hz above 0');
    expect(() => filterSignals(signals, { notch: [50, 150] })).toThrow('filterSignals.notch: expected Hz');
    expect(() => filterSignals(signals, { highPass: 40, lowPass: 8 })).toThrow(
      'highPass must be below lowPass, found 40 and 8 Hz',
    );
    expect(() => filterSignals(signals, { lowPass: 8, phase: 'none' as 'zero' })).toThrow("unknown phase 'none'");
    expect(() => filterSignals(signals, { lowpass: 8 } as object)).toThrow(
      "unknown option 'lowpass'. Did you mean 'lowPass'?",
    );
    expect(() => filterSignals(signals, { lowPass: 8, order: 1.5 })).toThrow(
      'order must be a whole number from 1 to 100, found 1.5',
    );
  });

  it('refuses what is no signals, saying what it is', () => {
    const signals = noise(2, 100);
    const refuse = (found: unknown, message: string): void =>
      expect(() => filterSignals(found as Signals, { lowPass: 8 })).toThrow(message);
    refuse(Promise.resolve(signals), 'found a promise of them; put await before read');
    refuse({ channels: [], read: () => signals }, 'found an open recording; its read() gives signals');
    refuse(cutWindows(signals, { length: 0.5 }), 'found an object with data, shape, channels');
    refuse(undefined, 'expected signals { names, rate, units, data }, found undefined');
    refuse({ ...signals, data: signals.data.map((samples) => [...samples]) }, 'one Float32Array or Float64Array per');
    expect(() => filterSignals(signals, undefined as never)).toThrow('filterSignals: expected an object of options');
  });

  it('refuses signals that are too short, or do not fit, or hold NaN, saying where', () => {
    const short = noise(2, 15);
    expect(() => filterSignals(short, { lowPass: 20 })).toThrow('need signals of more than 15 samples, found 15');
    expect(filterSignals(short, { lowPass: 20, phase: 'causal' }).data[0]).toHaveLength(15);
    const holed = noise(3, 100);
    holed.data[1][42] = Number.NaN;
    expect(() => filterSignals(holed, { lowPass: 20 })).toThrow("channel 'B' is NaN at sample 42 (0.420 s)");
    holed.data[1][42] = -Infinity;
    expect(() => filterSignals(holed, { lowPass: 20 })).toThrow("channel 'B' is -Infinity at sample 42");
    expect(() => filterSignals(signalsOf([[1, 2], [1]]), { lowPass: 20 })).toThrow(
      "channel 'B' has 1 samples, 'A' has 2",
    );
    expect(() => filterSignals(signalsOf([[1], [2]], 100, ['A', 'A']), { lowPass: 20 })).toThrow(
      "two channels are named 'A'",
    );
    expect(() => filterSignals(signalsOf([[]]), { lowPass: 20 })).toThrow('no samples');
    expect(() => filterSignals(signalsOf([]), { lowPass: 20 })).toThrow('no channels');
    expect(() => filterSignals(noise(1, 100, Number.NaN), { lowPass: 20 })).toThrow(
      'rate of the signals must be a positive',
    );
    expect(() => filterSignals({ ...noise(2, 100), units: ['uV'] }, { lowPass: 20 })).toThrow(
      '2 names, 2 arrays and 1 units',
    );
  });
});
