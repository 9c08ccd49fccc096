import { describe, expect, it } from 'vitest';
import { butterworthReference, relativeError } from './butterworthReference.test.support.js';
import { butterworthSections } from './butterworthSections.js';

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

  it.each(butterworthReference.cases.filter(({ order }) => order % 2 === 0))(
    // With an odd order SciPy may give the lone zero to another section than that of the lone pole; the filter is the same.
    'gives the zeros of SciPy, section by section: order $order, $cutoff of $rate Hz',
    (reference) => {
      butterworthSections(reference).forEach((section, index) => {
        expect(relativeError(section.slice(0, 3), reference.sections[index].slice(0, 3))).toBeLessThan(1e-11);
      });
    },
  );

  it('refuses what cannot be, naming the value', () => {
    expect(() => butterworthSections({ order: 0, cutoff: 20, rate: 256 })).toThrow(
      'order must be a whole number from 1, found 0',
    );
    expect(() => butterworthSections({ order: 2.5, cutoff: 20, rate: 256 })).toThrow('found 2.5');
    expect(() => butterworthSections({ order: 4, cutoff: 128, rate: 256 })).toThrow(
      'below 128 Hz (half the rate), found 128',
    );
    expect(() => butterworthSections({ order: 4, cutoff: Number.NaN, rate: 256 })).toThrow('found NaN');
    expect(() => butterworthSections({ order: 4, cutoff: 20, rate: 0 })).toThrow(
      'rate must be a positive number of Hz, found 0',
    );
  });
});
