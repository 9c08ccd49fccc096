import type { FeatureSeries } from '../FeatureSeries.js';
import { asymmetry, type AsymmetryKind, asymmetryKinds } from '../asymmetry/asymmetry.js';
import type { ResolvedFeatureRecipe } from './FeatureRecipe.js';
import type { ChannelLayout, FeaturePlan } from './planFeatures.js';

/** Puts the windows' rows (channels x features each) together, and takes asymmetries of them if the recipe says so. */
export function assembleSeries(
  rows: readonly Float64Array[],
  recipe: ResolvedFeatureRecipe,
  plan: FeaturePlan,
  { names, rate }: ChannelLayout,
): FeatureSeries {
  const [N, D] = [names.length, plan.features.length];
  const data = new Float64Array(rows.length * N * D);
  rows.forEach((row, window) => data.set(row, window * N * D));
  const series: FeatureSeries = {
    data,
    shape: { W: rows.length, N, D },
    sites: [...names],
    features: [...plan.features],
    onset: 0,
    step: plan.step / rate,
    length: plan.length / rate,
  };
  const kind = asymmetryKinds.find((name): name is AsymmetryKind => name === recipe.feature);
  return kind === undefined ? series : asymmetry(series, { kind });
}
