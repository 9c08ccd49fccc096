import type { CellResult } from '../../run/CellResult.js';
import type { Summary } from './Summary.js';

/** The most frequent class among the samples that any result tested, each counted once; undefined without results. */
export function majorityClass(results: readonly CellResult[], classes: readonly string[]): Summary['majority'] {
  const truth = new Map<number, number>();
  for (const result of results) {
    for (const fold of result.folds) fold.testIndex.forEach((sample, i) => truth.set(sample, fold.truth[i]));
  }
  if (truth.size === 0) return undefined;
  const counts = classes.map(() => 0);
  for (const k of truth.values()) counts[k]++;
  const most = counts.indexOf(Math.max(...counts));
  return { className: classes[most], rate: counts[most] / truth.size, samples: truth.size };
}
