import { StrnnError } from '@strnn/core/error';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import type { FeatureRecipe, ResolvedFeatureRecipe } from '../../feature/extract/FeatureRecipe.js';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { openMat } from '../../format/mat/openMat.js';
import { filterSignals, type FilterSignalsOptions } from '../../signal/filter/filterSignals.js';
import { rawTrialNames } from './rawTrialNames.js';
import { readRawTrial } from './readRawTrial.js';
import { smoothTrial } from './smoothTrial.js';
import type { TrialSmoothing } from './TrialSmoothing.js';

export interface RawSessionForm {
  readonly trials: number;
  readonly recipe: ResolvedFeatureRecipe;
  /** Filter of the whole trial before anything else; null for none. */
  readonly filter: FilterSignalsOptions | null;
  /** Of the features over the trial's windows; null for none. */
  readonly smooth: Required<TrialSmoothing> | null;
}

/**
 * Our own features of the signals of all trials of one session's file. One trial's signals are in memory at a time; nothing
 * crosses from one trial to another. Rejects as `readRawTrial`, and as
 * `filterSignals`, `extractFeatures` and the smoothing do, with the file and the variable.
 */
export async function loadRawSession(
  file: string,
  { trials, recipe, filter, smooth }: RawSessionForm,
): Promise<FeatureSeries[]> {
  const mat = await openMat(file);
  try {
    const series: FeatureSeries[] = [];
    for (const variable of rawTrialNames(mat, trials)) {
      const signals = await readRawTrial(mat, variable);
      try {
        const filtered = filter ? filterSignals(signals, filter) : signals;
        series.push(smoothTrial(extractFeatures(filtered, recipe as FeatureRecipe), smooth));
      } catch (error) {
        if (!(error instanceof StrnnError)) throw error;
        throw new StrnnError(error.code, `${file}: ${variable}: ${error.message}`, { cause: error });
      }
    }
    return series;
  } finally {
    await mat.close();
  }
}
