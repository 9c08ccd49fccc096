import type { FrequencyBands } from '../band/FrequencyBands.js';
import type { detrendNames } from '../spectrum/createWelchPlan.js';
import type { TaperName } from '../spectrum/taperWindow.js';

/** Names of feature kinds: differential entropy, its asymmetries, power spectral density, Hjorth parameters. */
export const featureKinds = ['de', 'psd', 'dasm', 'rasm', 'asm', 'dcau', 'hjorth'] as const;
export type FeatureKind = (typeof featureKinds)[number];

export const entropyMethods = ['spectrum', 'filter', 'seed-stft'] as const;
export const powerMethods = ['welch', 'multitaper', 'seed-stft'] as const;
export const filterDirections = ['zero-phase', 'causal'] as const;
export const powerMeasures = ['mean', 'integral'] as const;
export const powerScales = ['linear', 'log', 'decibel'] as const;
/** Named bands: `seedBands` and `seedContiguousBands`. */
export const bandSets = ['seed', 'seed-contiguous'] as const;

/**
 * What to compute of each window of each channel, as plain JSON. Only `feature` is required; an option that the feature or
 * the method does not have is refused. See `resolveFeatureRecipe`.
 */
export interface FeatureRecipe {
  /**
   * `'de'`: differential entropy per band; `'dasm'`, `'rasm'`, `'asm'`, `'dcau'`: its asymmetries (see `asymmetry`);
   * `'psd'`: spectral density per band; `'hjorth'`: activity, mobility, complexity.
   */
  readonly feature: FeatureKind;
  /** Seconds of a window, a whole number of samples; default 1. */
  readonly window?: number;
  /** Seconds from window to window, a whole number of samples; default `window`: neither overlap nor gap. */
  readonly step?: number;
  /** All but `'hjorth'`: default `'seed'`. */
  readonly bands?: FrequencyBands | (typeof bandSets)[number];
  /**
   * Entropies: `'spectrum'` (default) integrates each window's periodogram over the band; `'filter'` takes the variance of the
   * band-passed signal; `'seed-stft'` is the form of public code for SEED (`createSeedStftPlan`). SEED's own features come from
   * a short-time transform, much other work filters; the default is the one whose windows know nothing of each other, it
   * works block by block, and it is three times as fast.
   * `'psd'`: `'welch'` (default), `'multitaper'` or `'seed-stft'`.
   */
  readonly method?: (typeof entropyMethods)[number] | (typeof powerMethods)[number];
  /** `'spectrum'`, `'welch'`: default `'hann'`. */
  readonly taper?: TaperName;
  /** `'spectrum'`, `'welch'`: default `'constant'`, the mean of each segment taken out. */
  readonly detrend?: (typeof detrendNames)[number];
  /** `'welch'`: seconds of a segment, a whole number of samples; default `window`. */
  readonly segment?: number;
  /** `'welch'`: seconds shared by neighbouring segments; default half a segment, rounded down to whole samples. */
  readonly overlap?: number;
  /** `'multitaper'`: full bandwidth in Hz; default 8 / window. */
  readonly bandwidth?: number;
  /** `'multitaper'`: default true. */
  readonly lowBias?: boolean;
  /** `'multitaper'`: default false. */
  readonly adaptive?: boolean;
  /** `'seed-stft'`: samples of a transform; default 512. */
  readonly points?: number;
  /** `'filter'`: order of the Butterworth prototype, 1 to 8; default 4. */
  readonly order?: number;
  /**
   * `'filter'`: `'zero-phase'` (default) filters the whole signal forwards and backwards, so that every window depends on
   * the whole signal, later samples included; `'causal'` filters forwards, starting settled on the first sample.
   */
  readonly direction?: (typeof filterDirections)[number];
  /** `'welch'`, `'multitaper'`: mean density over the band (default) or integral, the band's power. */
  readonly measure?: (typeof powerMeasures)[number];
  /** `'psd'`: `'linear'` (default), `'log'` (natural) or `'decibel'` (10 log10). */
  readonly scale?: (typeof powerScales)[number];
  /**
   * Features with a logarithm: variances (entropies) or densities below it count as this much; default 0, which refuses
   * a window in which a channel stands still.
   */
  readonly floor?: number;
}

interface ResolvedWindows {
  readonly window: number;
  readonly step: number;
}

interface ResolvedBands extends ResolvedWindows {
  readonly bands: FrequencyBands;
  readonly floor: number;
}

interface ResolvedTaper {
  readonly taper: TaperName;
  readonly detrend: (typeof detrendNames)[number];
}

export type ResolvedEntropyMethod =
  | ({ readonly method: 'spectrum' } & ResolvedTaper)
  | {
      readonly method: 'filter';
      readonly order: number;
      readonly direction: (typeof filterDirections)[number];
    }
  | { readonly method: 'seed-stft'; readonly points: number };

export type ResolvedPowerMethod =
  | ({
      readonly method: 'welch';
      readonly segment: number;
      /** `null`: half a segment, rounded down to whole samples. */
      readonly overlap: number | null;
      readonly measure: (typeof powerMeasures)[number];
    } & ResolvedTaper)
  | {
      readonly method: 'multitaper';
      readonly bandwidth: number;
      readonly lowBias: boolean;
      readonly adaptive: boolean;
      readonly measure: (typeof powerMeasures)[number];
    }
  | { readonly method: 'seed-stft'; readonly points: number };

export type ResolvedEntropyRecipe = ResolvedBands & {
  readonly feature: Exclude<FeatureKind, 'psd' | 'hjorth'>;
} & ResolvedEntropyMethod;

export type ResolvedPowerRecipe = ResolvedBands & {
  readonly feature: 'psd';
  readonly scale: (typeof powerScales)[number];
} & ResolvedPowerMethod;

export type ResolvedHjorthRecipe = ResolvedWindows & { readonly feature: 'hjorth' };

/** A recipe with every option that counts and no other. Plain JSON; resolving it again gives the same. */
export type ResolvedFeatureRecipe = ResolvedEntropyRecipe | ResolvedPowerRecipe | ResolvedHjorthRecipe;
