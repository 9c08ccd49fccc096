import { describe, expect, it } from 'vitest';
import { filtersReference } from './filtersReference.test.support.js';
import { notchSection } from './notchSection.js';

describe('notchSection', () => {
  it.each(filtersReference.notches)(
    'equals scipy.signal.iirnotch: $frequency of $rate Hz, quality $quality',
    (reference) => {
      notchSection(reference).forEach((value, n) => expect(Math.abs(value - reference.section[n])).toBeLessThan(1e-14));
    },
  );

  it('has the quality 30 where none is given', () => {
    expect(notchSection({ frequency: 50, rate: 256 })).toEqual(notchSection({ frequency: 50, quality: 30, rate: 256 }));
  });

  it('refuses what cannot be, naming the value', () => {
    expect(() => notchSection({ frequency: 128, rate: 256 })).toThrow(
      'above 0 and below 128 Hz (half the rate), found 128',
    );
    expect(() => notchSection({ frequency: Number.NaN, rate: 256 })).toThrow('found NaN');
    expect(() => notchSection({ frequency: 50, rate: 0 })).toThrow('rate must be a positive number of Hz, found 0');
    expect(() => notchSection({ frequency: 50, quality: 0, rate: 256 })).toThrow('quality must be a positive number');
    expect(() => notchSection({ frequency: 50, quality: 0.1, rate: 256 })).toThrow('narrower than 128 Hz');
  });
});
