import type { BatchSizes } from '../kernel/takeBatch.js';
import type { StrnnModel } from './StrnnModel.js';

/** What mini-batches of up to `batch` samples need in the kernels' memory. */
export function batchSizes({ sizes, sites, options }: StrnnModel, batch: number): BatchSizes {
  return {
    batch,
    slices: sizes.slices,
    sites: sites.names.length,
    features: sizes.features,
    mixed: options.mixed,
    projected: options.temporalProjection * options.temporalHidden,
  };
}
