import type { TrialSeries } from '../TrialSeries.js';

/** The trial with the index of its class among those asked for; undefined when it was not asked for. */
export function relabelTrial(
  trial: TrialSeries,
  wanted: readonly string[],
  all: readonly string[],
): TrialSeries | undefined {
  const label = wanted.indexOf(all[trial.label]);
  return label < 0 ? undefined : { ...trial, label };
}
