import { bandPower } from '../band/bandPower.js';
import { bandWeights } from '../band/bandWeights.js';
import { differentialEntropy } from '../entropy/differentialEntropy.js';
import { hjorthParameters } from '../hjorth/hjorthParameters.js';
import { createMultitaperPlan } from '../spectrum/createMultitaperPlan.js';
import { createSeedStftPlan } from '../spectrum/createSeedStftPlan.js';
import { createWelchPlan } from '../spectrum/createWelchPlan.js';
import type { SpectrumPlan } from '../spectrum/SpectrumPlan.js';
import type { ResolvedEntropyRecipe, ResolvedFeatureRecipe, ResolvedPowerRecipe } from './FeatureRecipe.js';
import type { WindowAnalyser } from './WindowAnalyser.js';
import { windowSamples } from './windowSamples.js';

/** Recipes whose windows stand each for itself: all but entropies by filter. */
export type WindowRecipe = Exclude<ResolvedFeatureRecipe, { readonly method: 'filter' }>;

/**
 * Plans the features of one window of `length` samples.
 *
 * @param unit of the samples, `'uV'`
 * @param where the recipe, for errors
 * @throws StrnnError `option` for bands, segments or bandwidths that do not fit the rate and the window
 */
export function createWindowAnalyser(
  recipe: WindowRecipe,
  { length, rate, unit, where }: { length: number; rate: number; unit: string; where: string },
): WindowAnalyser {
  if (recipe.feature === 'hjorth') {
    return {
      features: [`activity (${unit}^2)`, 'mobility (1/s)', 'complexity'],
      refusesStill: true,
      analyse: (samples, start, out, at) => hjorthParameters(samples, start, length, rate, out, at),
    };
  }
  const names = Object.keys(recipe.bands);
  const energies = createEnergies(recipe, length, rate, where);
  const values = new Float64Array(names.length);
  const convert = conversion(recipe);
  return {
    features: names.map((name) => featureName(recipe, name, unit)),
    refusesStill: recipe.floor === 0 && (recipe.feature !== 'psd' || recipe.scale !== 'linear'),
    analyse(samples, start, out, at) {
      energies(samples, start, values);
      for (let band = 0; band < values.length; band++) out[at + band] = convert(Math.max(values[band], recipe.floor));
    },
  };
}

type Energies = (samples: Parameters<SpectrumPlan['density']>[0], start: number, out: Float64Array) => void;

/** Variance, density or energy of each band. */
function createEnergies(
  recipe: Exclude<WindowRecipe, { readonly feature: 'hjorth' }>,
  length: number,
  rate: number,
  where: string,
): Energies {
  if (recipe.method === 'seed-stft') {
    return createSeedStftPlan({ length, rate, points: recipe.points, bands: recipe.bands }).energies;
  }
  const plan = createPlan(recipe, length, rate, where);
  const density = new Float64Array(plan.frequencies.length);
  const mean = recipe.method !== 'spectrum' && recipe.measure === 'mean';
  const bands = Object.entries(recipe.bands).map(([name, [low, high]]) => {
    const { first, weights } = bandWeights(plan, [low, high], `${where}.bands.${name}`);
    return { first, weights: mean ? weights.map((weight) => weight / (high - low)) : weights };
  });
  return (samples, start, out) => {
    plan.density(samples, start, density);
    for (let band = 0; band < bands.length; band++) out[band] = bandPower(density, bands[band]);
  };
}

function createPlan(
  recipe: Exclude<WindowRecipe, { readonly feature: 'hjorth' } | { readonly method: 'seed-stft' }>,
  length: number,
  rate: number,
  where: string,
): SpectrumPlan {
  if (recipe.method === 'multitaper') {
    const { bandwidth, lowBias, adaptive } = recipe;
    return createMultitaperPlan({ length, rate, bandwidth, lowBias, adaptive });
  }
  const { taper, detrend } = recipe;
  if (recipe.method === 'spectrum') {
    return createWelchPlan({ length, rate, segment: length, overlap: 0, taper, detrend });
  }
  const segment = windowSamples(`${where}.segment`, recipe.segment, rate);
  const overlap =
    recipe.overlap === null || recipe.overlap === 0
      ? { overlap: recipe.overlap === null ? Math.floor(segment / 2) : 0 }
      : { overlap: windowSamples(`${where}.overlap`, recipe.overlap, rate) };
  return createWelchPlan({ length, rate, segment, ...overlap, taper, detrend });
}

function conversion(recipe: ResolvedEntropyRecipe | ResolvedPowerRecipe): (value: number) => number {
  if (recipe.feature !== 'psd') {
    return recipe.method === 'seed-stft' ? (energy) => Math.log2(100 * energy) : differentialEntropy;
  }
  if (recipe.scale === 'linear') return (value) => value;
  return recipe.scale === 'log' ? Math.log : (value) => 10 * Math.log10(value);
}

function featureName(recipe: ResolvedEntropyRecipe | ResolvedPowerRecipe, band: string, unit: string): string {
  if (recipe.feature !== 'psd') return `de ${band} (${recipe.method === 'seed-stft' ? 'log2' : 'nats'})`;
  const plain =
    recipe.method === 'seed-stft' ? `${unit}^2, unscaled` : recipe.measure === 'mean' ? `${unit}^2/Hz` : `${unit}^2`;
  if (recipe.scale === 'linear') return `psd ${band} (${plain})`;
  return `psd ${band} (${recipe.scale === 'log' ? 'ln' : 'dB'} of ${plain})`;
}
