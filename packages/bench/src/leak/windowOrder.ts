import type { Samples } from '@strnn/core/samples';
import type { SampleGroups } from '../protocol/index.js';

/** The samples of every trial in the order in which they begin, trial after trial. */
export interface WindowOrder {
  readonly spans: NonNullable<Samples['spans']>;
  /** S sample indices. */
  readonly samples: Int32Array;
  /** Where every trial begins in `samples`, and at last S. */
  readonly trials: Int32Array;
}

/** @param trials the trial of every sample */
export function windowOrder(spans: NonNullable<Samples['spans']>, { of, sizes }: SampleGroups): WindowOrder {
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, trial) => (starts[trial + 1] = starts[trial] + size));
  const next = starts.slice();
  const samples = new Int32Array(of.length);
  of.forEach((trial, sample) => (samples[next[trial]++] = sample));
  for (let trial = 0; trial < sizes.length; trial++) {
    samples.subarray(starts[trial], starts[trial + 1]).sort((a, b) => spans[2 * a] - spans[2 * b]);
  }
  return { spans, samples, trials: starts };
}
