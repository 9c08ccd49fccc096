import { oneOf } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { montageChannels } from '../../montage/montageChannels.js';
import type { RatingOptions } from '../rating/Rating.js';
import { resolveRating } from '../rating/resolveRating.js';
import { resolveTrialOptions, type ResolvedTrialOptions } from '../trial/resolveTrialOptions.js';
import type { DeapOptions } from './deap.js';
import { deapLayout, deapScales } from './deapLayout.js';
import { deapForms, type DeapForm } from './listDeapFiles.js';

const baselineModes = ['none', 'subtract'] as const;

export interface ResolvedDeapOptions extends ResolvedTrialOptions {
  readonly form: DeapForm | undefined;
  readonly rating: RatingOptions;
  readonly baseline: (typeof baselineModes)[number];
}

/** Bands within what the files were filtered to, 4 to 45 Hz. */
const bands = { theta: [4, 8], alpha: [8, 14], beta: [14, 31], gamma: [31, 45] } as const;

/** Checks the options and fills in the defaults. @throws StrnnError `option` */
export function resolveDeapOptions(options: DeapOptions): ResolvedDeapOptions {
  const names = montageChannels('deap32');
  const common = resolveTrialOptions('deap', options, {
    names: ['baseline', 'form', 'label', 'threshold'],
    recipe: { feature: 'de', bands, window: 1 },
    layout: { names, rate: deapLayout.rate, units: names.map(() => 'uV') },
    known: Array.from({ length: deapLayout.subjects }, (_, index) => String(index + 1)),
  });
  const form = options.form === undefined ? undefined : oneOf('deap.form', 'form', options.form, deapForms, 'python');
  const baseline = oneOf('deap.baseline', 'way', options.baseline, baselineModes, 'none');
  if (baseline === 'subtract' && common.recipe.window > deapLayout.baseline) {
    throw new StrnnError(
      'option',
      `deap.baseline: expected windows of at most ${deapLayout.baseline} s, the length of the baseline, found recipe.window ${common.recipe.window}`,
    );
  }
  return { ...common, form, baseline, rating: resolveRating('deap', options, deapScales) };
}
