import { fileURLToPath } from 'node:url';
import { readUciEegTrials } from '../format/readUciEegTrials.js';
import { uciEegLayout } from '../format/uciEegLayout.js';
import type { Signals } from './Signals.js';

/**
 * The first trials of co2a0000364 one after the other, as `joined` in tools/reference/eeg/uci_trials.py; default the 61
 * channels on the scalp.
 */
export async function recordingOfTrials(
  count: number,
  names: readonly string[] = uciEegLayout.scalp,
): Promise<Signals> {
  const file = fileURLToPath(new URL('../../../../datasets/uci-eeg/trials/co2a0000364.bin.gz', import.meta.url));
  const { data, shape, channels, rate } = await readUciEegTrials(file);
  return {
    names,
    rate,
    units: names.map(() => 'uV'),
    data: names.map((name) => {
      const out = new Float64Array(count * shape.samples);
      for (let trial = 0; trial < count; trial++) {
        const start = (trial * shape.channels + channels.indexOf(name)) * shape.samples;
        // The recordings have three decimals; float32 has not.
        for (let n = 0; n < shape.samples; n++)
          out[trial * shape.samples + n] = Math.round(data[start + n] * 1000) / 1000;
      }
      return out;
    }),
  };
}

/** Uniform in [-1, 1), the same as in tools/reference/eeg/uci_trials.py. */
export function pseudoNoise(count: number, seed: number): Float64Array {
  let state = BigInt(seed);
  return Float64Array.from({ length: count }, () => {
    state = (1103515245n * state + 12345n) % 2n ** 31n;
    return Number(state) / 2 ** 30 - 1;
  });
}
