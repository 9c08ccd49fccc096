import { checkOptions, oneOf, someOf } from '@strnn/core/dataset';
import { releasedSmoothing } from '../seed/releasedSmoothing.js';
import { resolveSignals } from '../seed/resolveSignals.js';
import { resolveSource } from '../seed/resolveSource.js';
import type { ResolvedSeedFeatures, ResolvedSeedSignals } from '../seed/resolveSeedOptions.js';
import { resolveSessionOptions, type ResolvedSessionOptions } from '../seed/resolveSessionOptions.js';
import { seedBandNames, seedSmoothings } from '../seed/seedFacts.js';
import type { SeedIvOptions } from './seedIv.js';
import { seedIvClasses, seedIvFeatures, seedIvWindowSeconds, type SeedIvFeature } from './seedIvFacts.js';

const names = [
  ...['bands', 'cache', 'classes', 'feature', 'filter', 'path', 'recipe', 'sessions', 'sliceStep', 'slices'],
  ...['smooth', 'smoothing', 'source', 'subjects'],
];

type ResolvedSeedIvFeatures = Omit<ResolvedSeedFeatures, 'feature' | 'windowSeconds'> & {
  readonly feature: SeedIvFeature;
};

export type ResolvedSeedIvOptions = (ResolvedSeedIvFeatures | ResolvedSeedSignals) & ResolvedSessionOptions;

/** Checks options that may come from anywhere and fills in the defaults. @throws StrnnError `option` */
export function resolveSeedIvOptions(options: SeedIvOptions): ResolvedSeedIvOptions {
  checkOptions('seedIv', options, names);
  const { feature, smoothing, bands } = options;
  const source = resolveSource('seedIv', options);
  const common = resolveSessionOptions('seedIv', options, { subjects: 15, sessions: 3, classes: seedIvClasses });
  if (source === 'raw') {
    return { source, ...resolveSignals('seedIv', options, { feature: 'de', window: seedIvWindowSeconds }), ...common };
  }
  return {
    source,
    feature: oneOf('seedIv.feature', 'feature', feature, seedIvFeatures, 'de'),
    smoothing: oneOf('seedIv.smoothing', 'smoothing', smoothing, seedSmoothings, 'LDS'),
    smoothed: releasedSmoothing,
    bands: someOf('seedIv.bands', 'band', bands, seedBandNames),
    ...common,
  };
}
