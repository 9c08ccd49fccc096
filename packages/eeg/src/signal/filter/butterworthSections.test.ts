import { describe, expect, it } from 'vitest';
import { golden, relativeError } from '../golden.test.support.js';
import { butterworthReference } from './butterworthReference.test.support.js';
import { butterworthSections } from './butterworthSections.js';
import { filtersReference } from './filtersReference.test.support.js';

describe('butterworthSections', () => {
  it.each(butterworthReference.cases)(
    'gives the poles and gain of SciPy: order $order, $cutoff of $rate Hz',
    (reference) => {
      const found = butterworthSections(reference);
      expect(found).toHaveLength(reference.sections.length);
      found.forEach((section, index) => {
        // Poles near the unit circle: SciPy itself is right to about 1e-13 there.
        expect(relativeError(section.slice(3), reference.sections[index].slice(3))).toBeLessThan(1e-12);
      });
      expect(found[0][0] / reference.sections[0][0]).toBeCloseTo(1, 11);
    },
  );

  it.each(butterworthReference.cases)(
    'gives the zeros of SciPy, section by section: order $order, $cutoff of $rate Hz',
    (reference) => {
      butterworthSections(reference).forEach((section, index) => {
        expect(relativeError(section.slice(0, 3), reference.sections[index].slice(0, 3))).toBeLessThan(1e-11);
      });
    },
  );

  it.each(filtersReference.designs)(
    'gives every section of SciPy in its place: $type, order $order, $cutoff of $rate Hz',
    (reference) => {
      const found = butterworthSections(reference);
      expect(found).toHaveLength(reference.sections.length);
      found.forEach((section, index) => {
        const expected = reference.sections[index];
        // The first numerator carries the gain, which may be 1e-20: relative. Denominators are of the order of 1: absolute.
        expect(relativeError(section.slice(0, 3), expected.slice(0, 3))).toBeLessThan(1e-10);
        section.slice(3).forEach((value, n) => expect(Math.abs(value - expected[3 + n])).toBeLessThan(1e-10));
      });
    },
  );

  it.each(Object.entries(golden.bands))('gives the sections of SciPy 1.10 for %s', (_, { edges, butter4_sos }) => {
    const found = butterworthSections({ order: 4, cutoff: edges, rate: 256 });
    found.forEach((section, index) => expect(relativeError(section, butter4_sos[index])).toBeLessThan(1e-10));
  });

  it('takes a pair for a band-pass and one frequency for a low-pass', () => {
    const [order, rate] = [3, 200];
    expect(butterworthSections({ order, cutoff: [4, 8], rate })).toEqual(
      butterworthSections({ type: 'band-pass', order, cutoff: [4, 8], rate }),
    );
    expect(butterworthSections({ order, cutoff: 8, rate })).toEqual(
      butterworthSections({ type: 'low-pass', order, cutoff: 8, rate }),
    );
  });

  it('refuses what cannot be, naming the value', () => {
    expect(() => butterworthSections({ order: 0, cutoff: 20, rate: 256 })).toThrow(
      'order must be a whole number from 1 to 100, found 0',
    );
    // From some 900 on SciPy's gain is 0, and at 1e8 its roots would fill the memory.
    expect(() => butterworthSections({ order: 1e8, cutoff: 20, rate: 256 })).toThrow('from 1 to 100, found 100000000');
    expect(() => butterworthSections({ order: 2.5, cutoff: 20, rate: 256 })).toThrow('found 2.5');
    expect(() => butterworthSections({ order: 4, cutoff: 128, rate: 256 })).toThrow(
      'below 128 Hz (half the rate), found 128',
    );
    expect(() => butterworthSections({ order: 4, cutoff: Number.NaN, rate: 256 })).toThrow('found NaN');
    expect(() => butterworthSections({ order: 4, cutoff: 20, rate: 0 })).toThrow(
      'rate must be a positive number of Hz, found 0',
    );
    const band = { order: 4, rate: 256 } as const;
    expect(() => butterworthSections({ ...band, cutoff: [8, 200] })).toThrow('below 128 Hz (half the rate), found 200');
    expect(() => butterworthSections({ ...band, cutoff: [13, 8] })).toThrow('low below high, found [13, 8]');
    expect(() => butterworthSections({ ...band, cutoff: [8, 8] })).toThrow('low below high');
    expect(() => butterworthSections({ ...band, type: 'band-stop', cutoff: 50 })).toThrow(
      'cutoff of a band-stop filter must be a pair [low, high] in Hz, found 50',
    );
    expect(() => butterworthSections({ ...band, type: 'high-pass', cutoff: [1, 2] })).toThrow('must be one frequency');
    expect(() => butterworthSections({ ...band, type: 'bandpass' as 'band-pass', cutoff: [1, 2] })).toThrow(
      "unknown type 'bandpass'. Did you mean 'band-pass'?",
    );
  });
});
