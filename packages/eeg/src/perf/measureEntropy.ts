import { extractFeatures } from '../feature/extract/extractFeatures.js';
import type { FeatureRecipe } from '../feature/extract/FeatureRecipe.js';
import type { EntropyFigures } from './EntropyFigures.js';
import { seedSizedNoise } from './seedSizedNoise.js';

/** Methods that are measured: differential entropy of five bands in windows of 1 s. */
export const measuredRecipes = {
  spectrum: { feature: 'de' },
  filter: { feature: 'de', method: 'filter' },
  'filter causal': { feature: 'de', method: 'filter', direction: 'causal' },
} as const satisfies Readonly<Record<string, FeatureRecipe>>;

/** Computes a whole session so many times, in this process. */
export function measureEntropy(method: keyof typeof measuredRecipes, calls: number): EntropyFigures {
  const signals = seedSizedNoise();
  const seconds: number[] = [];
  const mean = new Array<number>(5).fill(0);
  for (let call = 0; call < calls; call++) {
    const begin = performance.now();
    const { data, shape } = extractFeatures(signals, measuredRecipes[method]);
    seconds.push((performance.now() - begin) / 1000);
    mean.fill(0);
    data.forEach((value, at) => (mean[at % shape.D] += (value * shape.D) / data.length));
  }
  // In units of 1024 bytes on every system.
  return { method, seconds, peak_mb: (process.resourceUsage().maxRSS * 1024) / 1e6, mean };
}
