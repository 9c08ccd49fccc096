import { StrnnError } from '@strnn/core/error';
import type { SampleArray } from '../../signal/Signals.js';
import type { FeatureSeries } from '../FeatureSeries.js';
import { createBandTracks } from './createBandTracks.js';
import type { FeatureRecipe } from './FeatureRecipe.js';
import { assembleSeries } from './assembleSeries.js';
import { checkFeatureRow } from './checkFeatureRow.js';
import { refuseStill } from './refuseStill.js';
import { type ChannelLayout, planFeatures } from './planFeatures.js';
import { resolveFeatureRecipe } from './resolveFeatureRecipe.js';

/** Takes a recording block by block. */
export interface FeatureExtractor {
  /**
   * The next samples: one array per channel, in the order of the names, all of the same length (any length, 0 too).
   *
   * @throws StrnnError `shape` when arrays do not fit; `data` for NaN or infinity (channel and sample), and for a window
   *   that has no value
   */
  push(block: readonly SampleArray[]): void;
  /**
   * The features of all whole windows; samples after the last one do not count. Nothing can be pushed afterwards.
   *
   * @throws StrnnError `shape` when there was not one whole window
   */
  finish(): FeatureSeries;
}

/**
 * Features of a recording that need not be in memory: holds one window of every channel (and of each band, with causal
 * filters), and the features. The same bits as `extractFeatures`, whatever the blocks.
 *
 * @param layout names, rate and units of the channels
 * @param where the option that holds the recipe, for errors
 * @throws StrnnError `option` as `resolveFeatureRecipe`, for windows of no whole number of samples, for bands outside half
 *   the rate, and for zero-phase filters, which need the whole signal; `data` for a name given twice; `shape` when an
 *   asymmetry finds no pairs
 */
export function createFeatureExtractor(
  layout: ChannelLayout,
  recipe: FeatureRecipe,
  where = 'features',
): FeatureExtractor {
  const resolved = resolveFeatureRecipe(recipe, where);
  if (resolved.feature !== 'hjorth' && resolved.method === 'filter' && resolved.direction === 'zero-phase') {
    throw new StrnnError(
      'option',
      `${where}.direction: zero-phase filters need the whole signal, use extractFeatures; block by block allowed: causal`,
    );
  }
  const plan = planFeatures(resolved, layout, where);
  const { length, step, analyser } = plan;
  const channels = layout.names.length;
  const depth = plan.features.length;
  const windows = layout.names.map(() => new Float64Array(length));
  const tracks = analyser === null ? windows.map(() => createBandTracks(plan.bandpasses, length, plan.floor)) : [];
  const rows: Float64Array[] = [];
  let filled = 0;
  let gap = 0;
  let pushed = 0;
  let finished = false;

  function completeWindow(): void {
    const row = new Float64Array(channels * depth);
    for (let channel = 0; channel < channels; channel++) {
      if (plan.refusesStill && standsStill(windows[channel])) refuseStill(channel, rows.length, plan, layout, where);
      if (analyser === null) tracks[channel].entropies(row, channel * depth);
      else analyser.analyse(windows[channel], 0, row, channel * depth);
    }
    checkFeatureRow(row, rows.length, plan, layout, where);
    rows.push(row);
    filled = Math.max(0, length - step);
    gap = Math.max(0, step - length);
    if (filled === 0) return;
    for (const window of windows) window.copyWithin(0, step);
    for (const track of tracks) track.shift(step);
  }

  return {
    push(block) {
      if (finished) throw new StrnnError('shape', `${where}: finish() was called, nothing can be pushed any more`);
      const size = checkBlock(block, layout, pushed, where);
      for (let from = 0; from < size;) {
        // As far as the window, or the gap before the next one, reaches.
        const to = Math.min(size, from + (gap > 0 ? Math.min(gap, length) : length - filled));
        for (let channel = 0; channel < channels; channel++) {
          if (gap === 0) copy(block[channel], from, to, windows[channel], filled);
          if (analyser === null) tracks[channel].push(block[channel], from, to, gap > 0 ? -1 : filled);
        }
        if (gap > 0) gap -= to - from;
        else filled += to - from;
        from = to;
        if (filled === length) completeWindow();
      }
      pushed += size;
    },
    finish() {
      finished = true;
      if (rows.length === 0) {
        throw new StrnnError(
          'shape',
          `${where}.window: ${length} samples (${length / layout.rate} s) are longer than the signal of ${pushed} samples`,
        );
      }
      return assembleSeries(rows, resolved, plan, layout);
    },
  };
}

function checkBlock(
  block: readonly SampleArray[],
  { names, rate }: ChannelLayout,
  pushed: number,
  where: string,
): number {
  if (block.length !== names.length) {
    throw new StrnnError(
      'shape',
      `${where}: expected one array for each of ${names.length} channels, found ${block.length}`,
    );
  }
  const size = block[0].length;
  block.forEach((samples, channel) => {
    if (samples.length !== size) {
      throw new StrnnError(
        'shape',
        `${where}: channel '${names[channel]}' has ${samples.length} samples, '${names[0]}' has ${size}; all must have the same number`,
      );
    }
    for (let n = 0; n < size; n++) {
      // Only NaN and the infinities differ from themselves when taken from themselves.
      if (samples[n] - samples[n] === 0) continue;
      const at = pushed + n;
      throw new StrnnError(
        'data',
        `${where}: channel '${names[channel]}' is ${samples[n]} at sample ${at} (${(at / rate).toFixed(3)} s); ` +
          'expected finite numbers: cut that stretch out, or leave the channel out or interpolate it',
      );
    }
  });
  return size;
}

function copy(source: SampleArray, from: number, to: number, target: Float64Array, at: number): void {
  for (let n = from, place = at; n < to; n++, place++) target[place] = source[n];
}

function standsStill(window: Float64Array): boolean {
  for (let n = 1; n < window.length; n++) if (window[n] !== window[0]) return false;
  return true;
}
