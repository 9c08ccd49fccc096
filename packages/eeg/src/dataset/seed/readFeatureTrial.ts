import { StrnnError } from '@strnn/core/error';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import type { MatFile } from '../../format/mat/MatFile.js';
import { matNumbers } from '../../format/mat/matNumbers.js';

export interface FeatureTrialForm {
  /** `'de_LDS7'`. */
  readonly variable: string;
  readonly sites: readonly string[];
  readonly features: readonly string[];
  /** Of one window; windows follow each other without overlap. */
  readonly windowSeconds: number;
}

/**
 * The released features of one trial: an array sites x windows x bands as a series of windows.
 *
 * @throws StrnnError `data` naming file and variable for another shape or class.
 */
export async function readFeatureTrial(mat: MatFile, form: FeatureTrialForm): Promise<FeatureSeries> {
  const { variable, sites, features, windowSeconds } = form;
  const where = `${mat.file}: ${variable}`;
  const { dims, data } = matNumbers(await mat.read(variable), where);
  const [N, D] = [sites.length, features.length];
  if (!hasFeatureShape(dims, N, D)) {
    throw new StrnnError('data', `${where}: expected ${N} x windows x ${D} values, found ${dims.join(' x ')}`);
  }
  const W = dims[1];
  const series = new Float32Array(W * N * D);
  for (let d = 0, from = 0; d < D; d++) {
    for (let w = 0; w < W; w++) {
      for (let n = 0; n < N; n++) series[(w * N + n) * D + d] = data[from++];
    }
  }
  return { data: series, shape: { W, N, D }, sites, features, onset: 0, step: windowSeconds, length: windowSeconds };
}

function hasFeatureShape(dims: readonly number[], sites: number, bands: number): boolean {
  return dims.length === 3 && dims[0] === sites && dims[1] >= 1 && dims[2] === bands;
}
