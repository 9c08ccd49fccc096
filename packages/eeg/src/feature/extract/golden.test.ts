import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readUciEegTrials } from '../../format/readUciEegTrials.js';
import { createWelchPlan } from '../spectrum/createWelchPlan.js';
import { relativeError } from '../features.test.support.js';
import { extractFeatures } from './extractFeatures.js';

const root = new URL('../../../../../', import.meta.url);
const file = new URL('../shared/data/golden_dsp/golden_dsp.json', root);

describe.skipIf(!existsSync(file))('values of other versions of SciPy and NumPy on a trial of uci-eeg', () => {
  interface Golden {
    readonly input: { readonly channels: readonly string[]; readonly fs: number };
    readonly bands: Readonly<
      Record<string, { edges: [number, number]; var_ddof0_sosfiltfilt: number[]; DE_nats: number[] }>
    >;
    readonly welch_nperseg128_hann_constant_density: { readonly psd: readonly number[][] };
  }
  const golden = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Golden) : null;

  it('entropy by zero-phase filters, and Welch', async () => {
    const trials = await readUciEegTrials(fileURLToPath(new URL('datasets/uci-eeg/trials/co2a0000364.bin.gz', root)));
    const { channels, fs } = golden!.input;
    const signals = {
      names: channels,
      rate: fs,
      units: channels.map(() => 'uV'),
      data: channels.map((name) => {
        const at = trials.channels.indexOf(name) * 256;
        // To the recording's 3 decimals, as the reference.
        return Float64Array.from(trials.data.subarray(at, at + 256), (value) => Math.round(value * 1000) / 1000);
      }),
    };
    const bands = Object.fromEntries(Object.entries(golden!.bands).map(([name, { edges }]) => [name, edges]));
    const { data } = extractFeatures(signals, { feature: 'de', method: 'filter', bands });
    const expected = channels.flatMap((_, channel) =>
      Object.values(golden!.bands).map(({ DE_nats }) => DE_nats[channel]),
    );
    expect(relativeError(data, expected)).toBeLessThan(1e-12);
    const plan = createWelchPlan({ length: 256, rate: fs, segment: 128 });
    channels.forEach((_, channel) => {
      const density = new Float64Array(65);
      plan.density(signals.data[channel], 0, density);
      expect(relativeError(density, golden!.welch_nperseg128_hann_constant_density.psd[channel])).toBeLessThan(1e-12);
    });
  });
});
