import type { ExpectedVariable } from './checkMatSession.js';
import { rawTrialVariables } from './rawTrialVariables.js';

/** The variables of signals that a file should have, whatever their prefix, and what is wrong with those that are there. */
export function expectedSignals(
  names: readonly string[],
  trials: number,
): { readonly variables: ExpectedVariable[]; readonly problems: string[] } {
  const found = rawTrialVariables(names);
  const problems: string[] = [];
  const variables: ExpectedVariable[] = [];
  const absent: number[] = [];
  for (let trial = 1; trial <= trials; trial++) {
    const there = found.get(trial) ?? [];
    if (there.length === 0) absent.push(trial);
    if (there.length > 1) problems.push(`trial ${trial} is there twice: ${there.join(', ')}`);
    variables.push(...there.map((name) => ({ name, trial, dims: [62, undefined] })));
  }
  if (absent.length > 0) {
    problems.push(
      `no variable named like ab_eeg${absent[0]} for trial${absent.length > 1 ? 's' : ''} ${absent.join(', ')}`,
    );
  }
  const prefixes = new Set(variables.map(({ name }) => name.replace(/_eeg\d+$/, '')));
  if (prefixes.size > 1) problems.push(`variables of several subjects: ${[...prefixes].join(', ')}`);
  return { variables, problems };
}
