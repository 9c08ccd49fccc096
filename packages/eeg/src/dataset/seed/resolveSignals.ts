import { oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { seed62Sites } from '@strnn/core/sites';
import type { FeatureRecipe, ResolvedFeatureRecipe } from '../../feature/extract/FeatureRecipe.js';
import { planFeatures } from '../../feature/extract/planFeatures.js';
import { resolveFeatureRecipe } from '../../feature/extract/resolveFeatureRecipe.js';
import { filterCascade } from '../../signal/filter/filterCascade.js';
import type { FilterSignalsOptions } from '../../signal/filter/filterSignals.js';
import { resolveTrialSmoothing } from './resolveTrialSmoothing.js';
import { seedRate } from './seedFacts.js';
import type { TrialSmoothing } from './TrialSmoothing.js';

/** Options of features of our own. */
export interface SignalOptions {
  /** With source `'raw'`: how features are made. */
  readonly recipe?: FeatureRecipe;
  /** With source `'raw'`: a filter over each whole trial before anything else, null (default) for none. */
  readonly filter?: FilterSignalsOptions | null;
  /** With source `'raw'`: smoothing of the features over the windows of their trial, null (default) for none. */
  readonly smooth?: TrialSmoothing | null;
}

export interface ResolvedSignals {
  readonly recipe: ResolvedFeatureRecipe;
  readonly filter: FilterSignalsOptions | null;
  readonly smooth: Required<TrialSmoothing> | null;
}

/** The recipe with its defaults, filter and smoothing, tried on 62 channels at 200 Hz. @throws StrnnError `option` */
export function resolveSignals(
  where: string,
  { recipe, filter, smooth }: SignalOptions,
  defaults: FeatureRecipe,
): ResolvedSignals {
  if (recipe !== undefined && (typeof recipe !== 'object' || recipe === null || Array.isArray(recipe))) {
    throw new StrnnError(
      'option',
      `${where}.recipe: expected an object such as { feature: 'de' }, found ${showValue(recipe)}`,
    );
  }
  const resolved = resolveFeatureRecipe({ ...defaults, ...recipe }, `${where}.recipe`);
  const { names } = seed62Sites();
  planFeatures(resolved, { names, rate: seedRate, units: names.map(() => 'uV') }, `${where}.recipe`);
  return {
    recipe: resolved,
    filter: resolveFilter(where, filter),
    smooth: resolveTrialSmoothing(`${where}.smooth`, smooth),
  };
}

function resolveFilter(where: string, filter: FilterSignalsOptions | null | undefined): FilterSignalsOptions | null {
  if (filter === undefined || filter === null) return null;
  if (typeof filter !== 'object' || Array.isArray(filter)) {
    throw new StrnnError(
      'option',
      `${where}.filter: expected options of filterSignals, or null for none, found ${showValue(filter)}`,
    );
  }
  const { phase, ...rest } = filter;
  const resolved = { ...filter, phase: oneOf(`${where}.filter.phase`, 'phase', phase, ['zero', 'causal'], 'zero') };
  filterCascade(rest, seedRate, `${where}.filter`);
  return resolved;
}
