import { openMat } from '../../format/mat/openMat.js';
import { rawTrialVariables } from './rawTrialVariables.js';

/** Whether a .mat file has variables of signals, `ab_eeg1`; reads headers only. Rejects as `openMat`. */
export async function holdsSignals(file: string): Promise<boolean> {
  const mat = await openMat(file);
  try {
    return rawTrialVariables(mat.variables.map(({ name }) => name)).size > 0;
  } finally {
    await mat.close();
  }
}
