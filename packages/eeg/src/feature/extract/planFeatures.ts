import { StrnnError } from '@strnn/core/error';
import { checkSignalsForm } from '../../signal/checkSignals.js';
import type { Signals } from '../../signal/Signals.js';
import { frontalPosteriorPairs, leftRightPairs } from '../asymmetry/electrodePairs.js';
import { type Bandpass, createBandpass } from '../entropy/createBandpass.js';
import { createWindowAnalyser } from './createWindowAnalyser.js';
import type { ResolvedFeatureRecipe } from './FeatureRecipe.js';
import type { WindowAnalyser } from './WindowAnalyser.js';
import { windowSamples } from './windowSamples.js';

/** The longest transform. */
const mostSamples = 2 ** 24;

/** The channels of a recording, without the samples. */
export type ChannelLayout = Pick<Signals, 'names' | 'rate' | 'units'>;

/** A recipe made ready for channels of one rate. */
export interface FeaturePlan {
  /** Samples of a window. */
  readonly length: number;
  /** Samples from window to window. */
  readonly step: number;
  readonly features: readonly string[];
  /** Whether a window in which a channel stands still has no value. */
  readonly refusesStill: boolean;
  /** What computes a window from its samples, or the band-passes that the whole signal goes through first. */
  readonly analyser: WindowAnalyser | null;
  readonly bandpasses: readonly Bandpass[];
  readonly floor: number;
}

/**
 * Checks everything about a recipe that depends on the channels, before samples come.
 *
 * @throws StrnnError `option` for windows of no whole number of samples or too many, and bands outside half the rate; `data` for a rate
 *   that is no positive number, no channels or a name given twice; `shape` when an asymmetry finds no pairs
 */
export function planFeatures(recipe: ResolvedFeatureRecipe, layout: ChannelLayout, where: string): FeaturePlan {
  const { names, rate, units } = layout;
  checkLayout(layout, where);
  const length = windowSamples(`${where}.window`, recipe.window, rate);
  const step = windowSamples(`${where}.step`, recipe.step, rate);
  if (length < 3) {
    throw new StrnnError(
      'option',
      `${where}.window: expected at least 3 samples, found ${length} (${recipe.window} s)`,
    );
  }
  // Before tapers and transforms of that length are made.
  if (length > mostSamples) {
    throw new StrnnError(
      'option',
      `${where}.window: expected at most ${mostSamples} samples, found ${length} (${recipe.window} s)`,
    );
  }
  if (recipe.feature === 'dcau') frontalPosteriorPairs(names);
  else if (recipe.feature !== 'de' && recipe.feature !== 'psd' && recipe.feature !== 'hjorth') leftRightPairs(names);
  if (recipe.feature !== 'psd' && recipe.feature !== 'hjorth' && recipe.method === 'filter') {
    const bandpasses = Object.entries(recipe.bands).map(([name, [low, high]]) => {
      if (high < rate / 2) return createBandpass({ order: recipe.order, low, high, rate });
      throw new StrnnError(
        'option',
        `${where}.bands.${name}: expected 0 < low < high < ${rate / 2} Hz (half the rate of ${rate} Hz), found ${low} to ${high} Hz`,
      );
    });
    const features = Object.keys(recipe.bands).map((name) => `de ${name} (nats)`);
    const { floor } = recipe;
    return { length, step, features, refusesStill: floor === 0, analyser: null, bandpasses, floor };
  }
  const unit = units.every((other) => other === units[0]) ? units[0] : 'unit';
  const analyser = createWindowAnalyser(recipe, {
    length,
    rate,
    unit,
    where,
  });
  const { features, refusesStill } = analyser;
  return { length, step, features, refusesStill, analyser, bandpasses: [], floor: 0 };
}

function checkLayout(layout: ChannelLayout, where: string): void {
  checkSignalsForm(layout, where, ['names', 'units']);
  const { names, rate, units } = layout;
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('data', `${where}: the rate of the signals must be a positive number of Hz, found ${rate}`);
  }
  if (names.length === 0) throw new StrnnError('data', `${where}: the signals have no channels`);
  if (units.length !== names.length) {
    throw new StrnnError(
      'shape',
      `${where}: expected one unit for each of ${names.length} channels, found ${units.length}`,
    );
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new StrnnError('data', `${where}: two channels are named '${name}'`);
    seen.add(name);
  }
}
