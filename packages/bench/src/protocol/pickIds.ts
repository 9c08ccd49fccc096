import type { SampleIds } from '@strnn/core/samples';

/** The ids of some samples, in the order chosen. */
export function pickIds({ subject, session, trial, window }: SampleIds, chosen: Int32Array): SampleIds {
  const pick = (names: readonly string[]): string[] => Array.from(chosen, (sample) => names[sample]);
  return {
    subject: pick(subject),
    session: pick(session),
    trial: pick(trial),
    window: chosen.map((sample) => window[sample]),
  };
}
