import { oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { montageChannels } from '../../montage/montageChannels.js';
import type { RatingOptions } from '../rating/Rating.js';
import { resolveRating } from '../rating/resolveRating.js';
import { resolveTrialOptions, type ResolvedTrialOptions } from '../trial/resolveTrialOptions.js';
import type { DreamerOptions } from './dreamer.js';
import { dreamerLayout, dreamerScales } from './dreamerLayout.js';

const baselineModes = ['none', 'subtract'] as const;

export interface ResolvedDreamerOptions extends ResolvedTrialOptions {
  readonly rating: RatingOptions;
  readonly baseline: (typeof baselineModes)[number];
  readonly lastSeconds: number | null;
  readonly baselineSeconds: number | null;
}

const bands = { theta: [4, 8], alpha: [8, 14], beta: [14, 31], gamma: [31, 45] } as const;

/** Checks the options and fills in the defaults. @throws StrnnError `option` */
export function resolveDreamerOptions(options: DreamerOptions): ResolvedDreamerOptions {
  const names = montageChannels('emotiv14');
  const common = resolveTrialOptions('dreamer', options, {
    names: ['baseline', 'baselineSeconds', 'label', 'lastSeconds', 'threshold'],
    recipe: { feature: 'de', bands, window: 1 },
    layout: { names, rate: dreamerLayout.rate, units: names.map(() => 'uV') },
    known: Array.from({ length: dreamerLayout.subjects }, (_, index) => String(index + 1)),
  });
  const { lastSeconds = 60, baselineSeconds = null } = options;
  const { window } = common.recipe;
  for (const [name, value] of Object.entries({ lastSeconds, baselineSeconds })) {
    if (value !== null && !(typeof value === 'number' && Number.isFinite(value) && value >= window)) {
      throw new StrnnError(
        'option',
        `dreamer.${name}: expected a number of seconds, at least the ${window} s of a window, or null for all, found ${showValue(value)}`,
      );
    }
  }
  const baseline = oneOf('dreamer.baseline', 'way', options.baseline, baselineModes, 'none');
  return {
    ...common,
    baseline,
    lastSeconds,
    baselineSeconds,
    rating: resolveRating('dreamer', options, dreamerScales),
  };
}
