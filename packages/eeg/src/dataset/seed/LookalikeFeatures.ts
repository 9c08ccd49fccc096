import type { FeatureSeries } from '../../feature/FeatureSeries.js';

/** DE (nats) and PSD (uV^2/Hz) of five bands at 62 electrodes, unsmoothed. */
export interface LookalikeFeatures {
  readonly de: FeatureSeries;
  readonly psd: FeatureSeries;
}
