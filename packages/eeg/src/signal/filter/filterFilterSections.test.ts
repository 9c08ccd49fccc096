import { describe, expect, it } from 'vitest';
import { golden, relativeError } from '../golden.test.support.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { butterworthReference } from './butterworthReference.test.support.js';
import { butterworthSections } from './butterworthSections.js';
import { filterFilterSections } from './filterFilterSections.js';

const { signal, cases } = butterworthReference;

describe('filterFilterSections', () => {
  it.each(cases)('equals scipy.signal.sosfiltfilt: order $order, $cutoff of $rate Hz', (reference) => {
    // Rounding only: both work in float64.
    const found = filterFilterSections(butterworthSections(reference), signal);
    expect(relativeError(found, reference.filteredTwice)).toBeLessThan(1e-10);
  });

  it('keeps a constant and a straight line: no transient at either end', () => {
    const sections = butterworthSections({ order: 4, cutoff: 20, rate: 256 });
    const line = Array.from({ length: 64 }, (_, n) => 5 + 0.25 * n);
    const flat = filterFilterSections(sections, new Float64Array(64).fill(-7.5));
    // Rounding of about a hundred additions.
    expect(relativeError(flat, new Float64Array(64).fill(-7.5))).toBeLessThan(1e-12);
    // The padding continues the line, but each pass starts as if before a constant: small at the ends, gone within.
    expect(relativeError(filterFilterSections(sections, line).slice(20, 44), line.slice(20, 44))).toBeLessThan(1e-3);
  });

  it('refuses a signal that is not longer than the padding, saying how long it must be', () => {
    const sections = butterworthSections({ order: 4, cutoff: 20, rate: 256 });
    expect(() => filterFilterSections(sections, new Float32Array(15))).toThrow('more than 15 samples, found 15');
    expect(filterFilterSections(sections, new Float32Array(16))).toHaveLength(16);
  });

  it('equals SciPy on a recording, band by band', async () => {
    const { names, data } = await recordingOfTrials(1);
    for (const band of Object.values(golden.bands)) {
      const sections = butterworthSections({ order: 4, cutoff: band.edges, rate: 256 });
      golden.input.channels.forEach((channel, index) => {
        const found = filterFilterSections(sections, data[names.indexOf(channel)]);
        expect(relativeError(found.slice(0, 8), band.sosfiltfilt_default_pad_first8[index])).toBeLessThan(1e-9);
        expect(relativeError(found.slice(-8), band.sosfiltfilt_default_pad_last8[index])).toBeLessThan(1e-9);
      });
    }
  });
});
