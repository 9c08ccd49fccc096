import { seedBands } from '../../feature/band/FrequencyBands.js';
import { differentialEntropy } from '../../feature/entropy/differentialEntropy.js';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import type { Signals } from '../../signal/Signals.js';
import type { LookalikeFeatures } from './LookalikeFeatures.js';
import { seedBandNames } from './seedFacts.js';

const widths = Object.values(seedBands).map(([low, high]) => high - low);

/**
 * Computed from made-up signals, window by window: PSD with `extractFeatures`, DE from its powers of the bands, which are
 * those of `extractFeatures`' DE.
 */
export function computedFeatures(signals: Signals, windowSeconds: number): LookalikeFeatures {
  const psd = extractFeatures(signals, { feature: 'psd', window: windowSeconds });
  const data = Float64Array.from(psd.data, (density, i) => differentialEntropy(density * widths[i % widths.length]));
  return { psd, de: { ...psd, data, features: seedBandNames.map((band) => `de ${band} (nats)`) } };
}
