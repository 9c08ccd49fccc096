import { StrnnError } from '@strnn/core/error';
import { combineAdaptively } from './combineAdaptively.js';
import { createRealFft } from '../../signal/fft/createRealFft.js';
import { slepianTapers } from './slepianTapers.js';
import type { SpectrumPlan } from './SpectrumPlan.js';

export interface MultitaperOptions {
  /** Samples of a signal. */
  readonly length: number;
  /** Samples per second, in Hz. */
  readonly rate: number;
  /** Full bandwidth of the smoothing in Hz, at least rate / length; by default 8 rate / length (four tapers' half bandwidth). */
  readonly bandwidth?: number;
  /** Keep only tapers with more than 90 % of their energy inside the bandwidth (at least the best one); default true. */
  readonly lowBias?: boolean;
  /** Weigh tapers per frequency against leakage (Thomson 1982), with three tapers or more; default false. */
  readonly adaptive?: boolean;
}

/**
 * Plans Thomson's multitaper estimate, one-sided, as a density, the mean taken out:
 * `mne.time_frequency.psd_array_multitaper(x, rate, bandwidth=..., low_bias=..., adaptive=..., normalization='full')`,
 * with tapers weighed by their concentration. With fewer than three tapers `adaptive` changes nothing, as in MNE.
 *
 * @throws StrnnError `option` naming the value that cannot be.
 */
export function createMultitaperPlan(options: MultitaperOptions): SpectrumPlan {
  const { length, rate, lowBias = true, adaptive = false } = options;
  if (!Number.isInteger(length) || length < 2) {
    throw new StrnnError('option', `createMultitaperPlan: length must be a whole number from 2, found ${length}`);
  }
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `createMultitaperPlan: rate must be a positive number of Hz, found ${rate}`);
  }
  const { bandwidth = (8 * rate) / length } = options;
  const halfBandwidth = (bandwidth * length) / (2 * rate);
  if (!(halfBandwidth >= 0.5 && halfBandwidth < length / 2)) {
    throw new StrnnError(
      'option',
      `createMultitaperPlan: bandwidth must be from ${rate / length} Hz (rate / length) to below ${rate} Hz, found ${bandwidth}`,
    );
  }
  const all = slepianTapers({ length, halfBandwidth, count: Math.floor(2 * halfBandwidth), symmetric: false });
  const least = lowBias ? Math.min(0.9, all.concentrations[0] - Number.EPSILON) : -Infinity;
  const tapers = all.tapers.filter((_, order) => all.concentrations[order] > least);
  const weights = all.concentrations.filter((share) => share > least);

  const fft = createRealFft(length);
  const { bins } = fft;
  // tapers x bins
  const powers = new Float64Array(tapers.length * bins);
  const combine = adaptive && tapers.length >= 3 ? combineAdaptively : combineFixed;

  return {
    length,
    rate,
    points: length,
    frequencies: Float64Array.from({ length: bins }, (_, bin) => (bin * rate) / length),
    density(samples, start, out) {
      let mean = 0;
      for (let n = 0; n < length; n++) mean += samples[start + n];
      mean /= length;
      tapers.forEach((taper, order) => {
        const row = powers.subarray(order * bins, (order + 1) * bins);
        row.fill(0);
        fft.addPower(samples, start, mean, taper, 2 / rate, row);
        row[0] /= 2;
        if (length % 2 === 0) row[bins - 1] /= 2;
      });
      combine(powers, weights, bins, out);
    },
  };
}

/** The mean over tapers, weighed by concentration. */
function combineFixed(powers: Float64Array, concentrations: Float64Array, bins: number, out: Float64Array): void {
  let total = 0;
  for (const share of concentrations) total += share;
  out.fill(0, 0, bins);
  concentrations.forEach((share, order) => {
    for (let bin = 0; bin < bins; bin++) out[bin] += (share / total) * powers[order * bins + bin];
  });
}
