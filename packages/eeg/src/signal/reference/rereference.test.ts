import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { uciEegLayout } from '../../format/uciEegLayout.js';
import { relativeError } from '../golden.test.support.js';
import { signalsOf } from '../signals.test.support.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { rereference } from './rereference.js';

/** Values by MNE, every 16th sample, written by tools/reference/eeg/interpolation.py, with 12 digits. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/rereference.json', import.meta.url), 'utf8')) as {
  channels: string[];
  cases: { reference: string | string[]; excluded: string[]; values: number[][] }[];
};

describe('rereference', () => {
  it.each(reference.cases)(
    'equals mne.set_eeg_reference: $reference without $excluded',
    async ({ reference: to, excluded, values }) => {
      const signals = await recordingOfTrials(1, [...uciEegLayout.scalp, 'X', 'Y']);
      const found = rereference(signals, { reference: to, excluded, channels: uciEegLayout.scalp });
      reference.channels.forEach((name, index) => {
        const samples = found.data[signals.names.indexOf(name)].filter((_, n) => n % 16 === 0);
        // MNE works in volts; what is left after the subtraction has about 11 digits. CZ against CZ is all zeros.
        const expected = values[index];
        const scale = Math.max(1, ...expected.map(Math.abs));
        samples.forEach((value, n) => expect(Math.abs(value - expected[n]) / scale).toBeLessThan(1e-10));
      });
      // EOG stays as it was.
      expect(found.data[signals.names.indexOf('X')]).toBe(signals.data[signals.names.indexOf('X')]);
      expect(relativeError(found.data[1], signals.data[1])).toBeGreaterThan(0.01);
    },
  );

  it('takes one channel by its name, and keeps float32', () => {
    const signals = {
      ...signalsOf([
        [1, 2],
        [5, 7],
      ]),
      data: [Float32Array.of(1, 2), Float32Array.of(5, 7)],
    };
    const found = rereference(signals, { reference: 'A' });
    expect(found.data).toEqual([Float32Array.of(0, 0), Float32Array.of(4, 5)]);
  });

  it('leaves an excluded channel alone, whatever it holds', () => {
    const found = rereference(signalsOf([[1], [3], [Number.NaN]]), { reference: 'average', excluded: ['C'] });
    expect(found.data.map(([value]) => value)).toEqual([-1, 1, Number.NaN]);
  });

  it('refuses channels and references that cannot be', () => {
    const signals = signalsOf([[1], [2], [3]], 100, ['Fp1', 'Cz', 'Oz']);
    const refuse = (options: object, message: string): void =>
      expect(() => rereference(signals, { reference: 'average', ...options })).toThrow(message);
    refuse({ reference: 'CZ' }, "unknown channel 'CZ'. Did you mean 'Cz'?");
    refuse({ reference: 'averge' }, "Did you mean 'average'?");
    refuse({ reference: [] }, "expected 'average', a channel or several channels, found []");
    refuse({ reference: undefined }, 'found undefined');
    refuse({ reference: ['Cz', 'Cz'] }, "the channel 'Cz' is named twice");
    refuse({ excluded: ['Pz'] }, "rereference.excluded: unknown channel 'Pz'");
    refuse({ channels: ['Cz', 'Fp2'] }, "rereference.channels: unknown channel 'Fp2'. Did you mean 'Fp1'?");
    refuse({ excluded: ['Fp1', 'Cz', 'Oz'] }, 'all 3 channels are excluded');
    refuse({ reference: 'Cz', excluded: ['Cz'] }, "the channel 'Cz' is excluded as bad and cannot be the reference");
    refuse({ bads: [] }, "unknown option 'bads'");
    expect(() => rereference({ ...signals, units: ['uV', 'uV', 'mV'] }, { reference: 'average' })).toThrow(
      'different units (uV, mV)',
    );
    expect(() => rereference(signalsOf([[1], [Infinity]]), { reference: 'average' })).toThrow(
      "channel 'B' is Infinity at sample 0",
    );
  });
});
