import type { CellDigest } from '../../run/store/CellDigest.js';
import type { Majority } from './Summary.js';

/** A result and where its data setting is listed. */
export interface TestedOn {
  /** Index into `Summary.data`. */
  readonly data: number;
  readonly classes: readonly string[];
  readonly digest: CellDigest;
}

/** The most frequent class among the tested samples: once per counts of the classes. */
export function findMajorities(results: readonly TestedOn[]): Majority[] {
  const found = new Map<string, Majority>();
  const splits = new Set<string>();
  for (const { data, classes, digest } of results) {
    // Cells of one split were tested on the same samples.
    const split = `${data}: ${digest.splitSha256 ?? digest.id}`;
    if (splits.has(split)) continue;
    splits.add(split);
    const counts = digest.confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
    // Settings of one data set that differ in their features have the same samples.
    const key = JSON.stringify([classes, counts]);
    if (found.has(key)) continue;
    const samples = counts.reduce((sum, count) => sum + count, 0);
    const most = counts.indexOf(Math.max(...counts));
    found.set(key, { data, className: classes[most], rate: counts[most] / samples, samples });
  }
  return [...found.values()].sort((a, b) => a.data - b.data);
}
