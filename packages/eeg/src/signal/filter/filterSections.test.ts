import { describe, expect, it } from 'vitest';
import { golden, relativeError } from '../golden.test.support.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { butterworthReference } from './butterworthReference.test.support.js';
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

  it('equals SciPy on a recording, band by band', async () => {
    const { names, data } = await recordingOfTrials(1);
    for (const { edges, sosfilt_first8, sosfilt_last8 } of Object.values(golden.bands)) {
      const sections = butterworthSections({ order: 4, cutoff: edges, rate: 256 });
      golden.input.channels.forEach((channel, index) => {
        const found = filterSections(sections, data[names.indexOf(channel)]);
        // The first values of a narrow band are of the order of 1e-6 and as precise as its sections, to 1e-10.
        expect(relativeError(found.slice(0, 8), sosfilt_first8[index])).toBeLessThan(1e-8);
        expect(relativeError(found.slice(-8), sosfilt_last8[index])).toBeLessThan(1e-9);
      });
    }
  });

  it('refuses a state of another filter', () => {
    const sections = butterworthSections({ order: 4, cutoff: 20, rate: 256 });
    expect(() => filterSections(sections, signal, new Float64Array(2))).toThrow('a state of 4 numbers, found 2');
  });
});
