import { alignSequence } from '../recipe/alignSequence.js';
import { planPixels } from '../recipe/planPixels.js';
import { ckPlusUnits } from '../dataset/ck-plus/ckPlusUnits.js';
import { resolveCkPlusOptions } from '../dataset/ck-plus/resolveCkPlusOptions.js';
import { resampleSequence } from '../sequence/resampleSequence.js';
import { meansOf, measuredRecipe } from './measureLoad.js';
import { peakMegabytes, type PerfFigures } from './PerfFigures.js';

/**
 * The same work as `measureLoad` stage by stage, one sequence after the other and nothing at the same time.
 * @returns a task per stage, with the seconds of each sequence
 */
export async function measureStages(path: string): Promise<PerfFigures[]> {
  const options = resolveCkPlusOptions({ path, recipe: measuredRecipe, cache: false });
  const { recipe } = options.plan;
  const align = { ...measuredRecipe.align };
  const describer = planPixels(recipe, 'measureStages');
  const { units } = await ckPlusUnits(options);
  const stages = { 'read and decode': [], align: [], resample: [], describe: [] } as Record<string, number[]>;
  let check: number[] = [];
  for (const unit of units) {
    const start = performance.now();
    const { recordings } = await unit.load();
    const loaded = performance.now();
    const { sequence } = alignSequence(recordings[0].sequence, align, unit.name);
    const aligned = performance.now();
    const resampled = resampleSequence(sequence, recipe.slices * recipe.framesPerSlice);
    const brought = performance.now();
    check = meansOf(describer.describe(resampled, unit.name), describer.features.length);
    const ends = [start, loaded, aligned, brought, performance.now()];
    Object.values(stages).forEach((seconds, k) => seconds.push((ends[k + 1] - ends[k]) / 1000));
  }
  return Object.entries(stages).map(([stage, seconds]) => {
    return { task: `stage: ${stage}`, by: 'strnn', seconds, peak_mb: peakMegabytes(), check };
  });
}
