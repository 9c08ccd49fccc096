import { checkOptions, oneOf, showValue, someOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { releasedSmoothing } from './releasedSmoothing.js';
import { resolveSessionOptions, type ResolvedSessionOptions } from './resolveSessionOptions.js';
import { resolveSignals, type ResolvedSignals } from './resolveSignals.js';
import { featureOptionNames, resolveSource, signalOptionNames } from './resolveSource.js';
import type { SeedOptions } from './seed.js';
import { seedBandNames, seedClasses, seedFeatureRows, seedSmoothings } from './seedFacts.js';
import type { SeedFeature, SeedSmoothing } from './seedFacts.js';

const commonNames = ['cache', 'classes', 'path', 'sessions', 'sliceStep', 'slices', 'source', 'subjects'];

/** Released features. */
export interface ResolvedSeedFeatures {
  readonly source: 'features';
  readonly feature: SeedFeature;
  readonly smoothing: SeedSmoothing;
  /** What the smoothing means for leakage. */
  readonly smoothed: string;
  readonly windowSeconds: 1 | 4;
  readonly bands: readonly string[];
}

/** Features of our own, of the signals. */
export interface ResolvedSeedSignals extends ResolvedSignals {
  readonly source: 'raw';
}

export type ResolvedSeedOptions = (ResolvedSeedFeatures | ResolvedSeedSignals) & ResolvedSessionOptions;

/** Checks options that may come from anywhere and fills in the defaults. @throws StrnnError `option` */
export function resolveSeedOptions(options: SeedOptions): ResolvedSeedOptions {
  checkOptions('seed', options, [...commonNames, ...featureOptionNames, ...signalOptionNames].sort());
  const { feature, smoothing, windowSeconds = 1, bands } = options;
  const source = resolveSource('seed', options);
  const common = resolveSessionOptions('seed', options, { subjects: 15, sessions: 3, classes: seedClasses });
  if (source === 'raw') return { source, ...resolveSignals('seed', options, { feature: 'de' }), ...common };
  if (windowSeconds !== 1 && windowSeconds !== 4) {
    throw new StrnnError('option', `seed.windowSeconds: expected 1 or 4, found ${showValue(windowSeconds)}`);
  }
  return {
    source,
    feature: oneOf('seed.feature', 'feature', feature, Object.keys(seedFeatureRows) as SeedFeature[], 'de'),
    smoothing: oneOf('seed.smoothing', 'smoothing', smoothing, seedSmoothings, 'LDS'),
    smoothed: releasedSmoothing,
    windowSeconds,
    bands: someOf('seed.bands', 'band', bands, seedBandNames),
    ...common,
  };
}
