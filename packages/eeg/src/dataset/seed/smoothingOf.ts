import type { Smoothing } from '@strnn/core/samples';
import type { SeedSmoothing } from './seedFacts.js';
import type { TrialSmoothing } from './TrialSmoothing.js';

const methods = {
  LDS: 'linear dynamical system',
  movingAve: 'moving average',
  lds: 'linear dynamical system',
  'moving-average': 'moving average',
} as const;

/** What the samples say of their smoothing: our own stays within a trial; of the release it is not stated. Nothing for none. */
export function smoothingOf(
  options:
    | { readonly source: 'features'; readonly smoothing: SeedSmoothing }
    | { readonly source: 'raw'; readonly smooth: Required<TrialSmoothing> | null },
): { readonly smoothing?: Smoothing } {
  if (options.source === 'features') return { smoothing: { unit: 'unknown', method: methods[options.smoothing] } };
  const { smooth } = options;
  return smooth === null ? {} : { smoothing: { unit: 'trial', method: methods[smooth.method] } };
}
