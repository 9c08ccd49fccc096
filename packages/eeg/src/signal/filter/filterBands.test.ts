import { describe, expect, it } from 'vitest';
import { noise } from '../signals.test.support.js';
import { filterBands } from './filterBands.js';
import { filterSignals } from './filterSignals.js';

const bands = { theta: [4, 8], alpha: [8, 13], beta: [14, 30] } as const;

describe('filterBands', () => {
  it.each(['zero', 'causal'] as const)('gives every band what filterSignals gives it (%s)', (phase) => {
    const signals = noise(3, 500, 128);
    const found = filterBands(signals, { bands, order: 3, phase });
    expect([...found.keys()]).toEqual(['theta', 'alpha', 'beta']);
    for (const [name, [highPass, lowPass]] of Object.entries(bands)) {
      expect(found.get(name)).toEqual(filterSignals(signals, { highPass, lowPass, order: 3, phase }));
    }
  });

  it('refuses bands that cannot be, naming them, before it filters', () => {
    const signals = noise(2, 500, 80);
    expect(() => filterBands(signals, { bands: {} })).toThrow(
      'filterBands.bands: expected at least one band, found none',
    );
    expect(() => filterBands(signals, {} as never)).toThrow('filterBands.bands: expected at least one band');
    expect(() => filterBands(signals, { bands, ordr: 2 } as never)).toThrow(
      "unknown option 'ordr'. Did you mean 'order'?",
    );
    expect(() => filterBands(signals, { bands: { theta: [4, 8], gamma: [31, 50] } })).toThrow(
      /filterBands\.bands\.gamma: .*below 40 Hz \(half the rate\), found 50/,
    );
    expect(() => filterBands(signals, { bands: { alpha: [13, 8] } })).toThrow(
      /filterBands\.bands\.alpha: .*low below high/,
    );
    expect(() => filterBands(signals, { bands, phase: 'both' as 'zero' })).toThrow("unknown phase 'both'");
    expect(() => filterBands(noise(1, 20, 80), { bands })).toThrow(
      'filterBands.bands.theta: 4 sections need signals of more than',
    );
  });
});
