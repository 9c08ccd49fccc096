import { oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { resolveTrialOptions, type ResolvedTrialOptions } from '../trial/resolveTrialOptions.js';
import type { EegmatOptions } from './eegmat.js';
import { eegmatLayout } from './eegmatLayout.js';

export interface ResolvedEegmatOptions extends ResolvedTrialOptions {
  readonly label: 'task' | 'quality';
  readonly seconds: number | null;
}

/** Checks the options and fills in the defaults. @throws StrnnError `option` */
export function resolveEegmatOptions(options: EegmatOptions): ResolvedEegmatOptions {
  const names = eegmatLayout.channels;
  const common = resolveTrialOptions('eegmat', options, {
    names: ['label', 'seconds'],
    recipe: { feature: 'de', window: 2 },
    layout: { names, rate: eegmatLayout.rate, units: names.map(() => 'uV') },
    known: Array.from({ length: eegmatLayout.subjects }, (_, index) => String(index)),
  });
  const { seconds = 60 } = options;
  const { window } = common.recipe;
  if (seconds !== null && !(typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= window)) {
    throw new StrnnError(
      'option',
      `eegmat.seconds: expected a number of seconds, at least the ${window} s of a window, or null for all, found ${showValue(seconds)}`,
    );
  }
  return { ...common, seconds, label: oneOf('eegmat.label', 'label', options.label, ['task', 'quality'], 'task') };
}
