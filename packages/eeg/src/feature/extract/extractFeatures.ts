import { StrnnError } from '@strnn/core/error';
import { checkSignals, checkSignalsForm } from '../../signal/checkSignals.js';
import { refuseGaps } from '../../signal/refuseGaps.js';
import type { SampleArray, Signals } from '../../signal/Signals.js';
import { differentialEntropy } from '../entropy/differentialEntropy.js';
import type { Bandpass } from '../entropy/createBandpass.js';
import { windowVariance } from '../entropy/windowVariance.js';
import type { FeatureSeries } from '../FeatureSeries.js';
import { createFeatureExtractor } from './createFeatureExtractor.js';
import type { FeatureRecipe } from './FeatureRecipe.js';
import { assembleSeries } from './assembleSeries.js';
import { checkFeatureRow } from './checkFeatureRow.js';
import { refuseStill } from './refuseStill.js';
import { type FeaturePlan, planFeatures } from './planFeatures.js';
import { resolveFeatureRecipe } from './resolveFeatureRecipe.js';

/**
 * Features of every whole window of signals, after the recipe: W windows x N channels (or pairs) x D features. The first
 * window begins with the first sample; samples after the last whole window do not count.
 *
 * Each window's values depend on that window's samples alone, but for `method: 'filter'`: causal filters remember earlier
 * samples, zero-phase ones know later samples too.
 *
 * @param where the option that holds the recipe, for errors
 * @throws StrnnError `option` for the recipe; `data` for NaN or infinity (channel and sample), a name given twice, a gap
 *   (`refuseGaps`), or a window that has no value; `shape` for a window longer than the signals, arrays that do not fit, or no pairs
 */
export function extractFeatures(signals: Signals, recipe: FeatureRecipe, where = 'features'): FeatureSeries {
  const resolved = resolveFeatureRecipe(recipe, where);
  checkSignalsForm(signals, where);
  refuseGaps(signals, where);
  checkWindow(resolved.window, signals, where);
  if (resolved.feature !== 'hjorth' && resolved.method === 'filter' && resolved.direction === 'zero-phase') {
    const plan = planFeatures(resolved, signals, where);
    return assembleSeries(zeroPhaseEntropies(signals, plan, where), resolved, plan, signals);
  }
  const extractor = createFeatureExtractor(signals, recipe, where);
  extractor.push(signals.data);
  return extractor.finish();
}

/** Before anything of the window's length is made: tapers and transforms of a window in milliseconds would take forever. */
function checkWindow(window: number, { rate, data }: Signals, where: string): void {
  const length = Math.round(window * rate);
  if (data.length === 0 || !(length > data[0].length && rate < Infinity)) return;
  throw new StrnnError(
    'shape',
    `${where}.window: ${length} samples (${window} s) are longer than the signal of ${data[0].length} samples`,
  );
}

/** Rows of entropies, window by window; holds one channel of one band at a time. */
function zeroPhaseEntropies(signals: Signals, plan: FeaturePlan, where: string): Float64Array[] {
  const { length, step, bandpasses } = plan;
  checkSignals(signals, where);
  const samples = signals.data[0].length;
  const { padding } = bandpasses[0];
  if (samples <= padding) {
    throw new StrnnError(
      'shape',
      `${where}: zero-phase filters of this order need more than ${padding} samples, found ${samples}`,
    );
  }
  const depth = bandpasses.length;
  const rows = Array.from(
    { length: Math.floor((samples - length) / step) + 1 },
    () => new Float64Array(signals.names.length * depth),
  );
  const filtered = new Float64Array(samples + 2 * padding);
  signals.data.forEach((channelSamples, channel) => {
    if (plan.refusesStill) {
      for (let window = 0; window < rows.length; window++) {
        if (standsStill(channelSamples, window * step, length)) refuseStill(channel, window, plan, signals, where);
      }
    }
    bandpasses.forEach((bandpass, band) => {
      filterZeroPhase(bandpass, channelSamples, filtered);
      for (let window = 0; window < rows.length; window++) {
        const variance = windowVariance(filtered, padding + window * step, length);
        rows[window][channel * depth + band] = differentialEntropy(Math.max(variance, plan.floor));
      }
    });
  });
  rows.forEach((row, window) => checkFeatureRow(row, window, plan, signals, where));
  return rows;
}

/** `scipy.signal.sosfiltfilt` with its default padding; the result stands at `padding` of `out`. */
function filterZeroPhase(bandpass: Bandpass, samples: SampleArray, out: Float64Array): void {
  const { padding } = bandpass;
  // Of both passes.
  const gain = bandpass.gain ** 2;
  const { length } = samples;
  const [first, last] = [samples[0], samples[length - 1]];
  for (let n = 0; n < padding; n++) {
    out[n] = gain * (2 * first - samples[padding - n]);
    out[padding + length + n] = gain * (2 * last - samples[length - 2 - n]);
  }
  for (let n = 0; n < length; n++) out[padding + n] = gain * samples[n];
  const state = bandpass.createState();
  bandpass.settle(state, out[0]);
  bandpass.run(out, 0, out.length, 1, state);
  bandpass.settle(state, out[out.length - 1]);
  bandpass.run(out, 0, out.length, -1, state);
}

function standsStill(samples: SampleArray, start: number, length: number): boolean {
  for (let n = start + 1; n < start + length; n++) if (samples[n] !== samples[start]) return false;
  return true;
}
