import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { openMat } from '../../format/mat/openMat.js';
import { checkTrialVariables } from './checkTrialVariables.js';
import { readFeatureTrial, type FeatureTrialForm } from './readFeatureTrial.js';

export interface FeatureSessionForm extends Omit<FeatureTrialForm, 'variable'> {
  /** `'de_LDS'`; the trial's number follows it. */
  readonly prefix: string;
  readonly trials: number;
}

/** The released features of all trials of one session's file, one variable read at a time. Rejects as `readFeatureTrial`. */
export async function loadFeatureSession(file: string, form: FeatureSessionForm): Promise<FeatureSeries[]> {
  const mat = await openMat(file);
  try {
    const variables = Array.from({ length: form.trials }, (_, index) => `${form.prefix}${index + 1}`);
    checkTrialVariables(mat, variables);
    const series: FeatureSeries[] = [];
    for (const variable of variables) series.push(await readFeatureTrial(mat, { ...form, variable }));
    return series;
  } finally {
    await mat.close();
  }
}
