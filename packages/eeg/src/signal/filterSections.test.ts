import { describe, expect, it } from 'vitest';
import { butterworthReference, relativeError } from './butterworthReference.test.support.js';
import { butterworthSections } from './butterworthSections.js';
import { filterSections } from './filterSections.js';

const { signal, cases } = butterworthReference;

describe('filterSections', () => {
  it.each(cases)('equals scipy.signal.sosfilt: order $order, $cutoff of $rate Hz', (reference) => {
    // Rounding only: both work in float64, over 100 samples.
    expect(relativeError(filterSections(butterworthSections(reference), signal), reference.filtered)).toBeLessThan(
      1e-10,
    );
  });

  it('gives the same block by block, when the state is passed on', () => {
    const sections = butterworthSections({ order: 5, cutoff: 20, rate: 256 });
    const state = new Float64Array(2 * sections.length);
    const blocks = [signal.slice(0, 33), signal.slice(33, 34), signal.slice(34)];
    const found = blocks.flatMap((block) => [...filterSections(sections, block, state)]);
    expect(found).toEqual([...filterSections(sections, signal)]);
  });

  it('leaves the signal alone', () => {
    const input = Float64Array.from(signal);
    filterSections(butterworthSections({ order: 4, cutoff: 20, rate: 256 }), input);
    expect([...input]).toEqual([...signal]);
  });
});
