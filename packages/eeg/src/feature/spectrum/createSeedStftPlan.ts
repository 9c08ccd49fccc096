import { StrnnError } from '@strnn/core/error';
import type { SampleArray } from '../../signal/Signals.js';
import type { FrequencyBands } from '../band/FrequencyBands.js';
import { createRealFft } from '../../signal/fft/createRealFft.js';

export interface SeedStftOptions {
  /** Samples of a window. */
  readonly length: number;
  /** Samples per second, in Hz. */
  readonly rate: number;
  /** Samples of one transform, at least `length`: the rest are zeros. SEED's description: 512. */
  readonly points: number;
  readonly bands: FrequencyBands;
}

/**
 * Band energies in the form that public code for SEED has (the much copied `DE_PSD`): the window times MATLAB's
 * `hanning` (symmetric, without the zeros at its ends), zero-padded to `points`, and per band the mean of |X|^2 over the
 * bins floor(low points / rate) - 1 to floor(high points / rate) - 1: that code counts bins from 1, so that a band lies
 * one bin lower than its name says. Its differential entropy is log2(100 energy). No mean is taken out and no scale
 * made up for, so values depend on the units and the rate.
 *
 * SEED's description says no more than "512-point STFT with non-overlapping Hanning windows of 1 s". That this is how the
 * official feature files were made is not verified: compare with the files themselves before relying on it.
 *
 * @throws StrnnError `option` naming the value or band that cannot be.
 */
export function createSeedStftPlan({ length, rate, points, bands }: SeedStftOptions): {
  /** Energies of `samples[start .. start + length)`, one per band. */
  energies(samples: SampleArray, start: number, out: Float64Array): void;
} {
  if (!Number.isInteger(points) || points < length) {
    throw new StrnnError(
      'option',
      `seed-stft: points must be a whole number from ${length} (the window), found ${points}`,
    );
  }
  const ranges = Object.entries(bands).map(([name, [low, high]]) => {
    const [first, last] = [Math.floor((low * points) / rate) - 1, Math.floor((high * points) / rate) - 1];
    if (first >= 0 && high <= rate / 2) return [first, last] as const;
    throw new StrnnError(
      'option',
      `seed-stft: band '${name}': expected ${rate / points} Hz (rate / points) <= low < high <= ${rate / 2} Hz (half the rate), ` +
        `found ${low} to ${high} Hz`,
    );
  });
  const fft = createRealFft(points);
  const window = Float64Array.from({ length }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 1)) / (length + 1)));
  const power = new Float64Array(fft.bins);
  return {
    energies(samples, start, out) {
      power.fill(0);
      fft.addPower(samples, start, 0, window, 1, power);
      for (let band = 0; band < ranges.length; band++) {
        const [first, last] = ranges[band];
        let sum = 0;
        for (let bin = first; bin <= last; bin++) sum += power[bin];
        out[band] = sum / (last - first + 1);
      }
    },
  };
}
