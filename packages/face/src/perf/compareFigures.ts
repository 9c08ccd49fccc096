import type { PerfFigures } from './PerfFigures.js';

/** Figures of one task by one side over all rounds. */
export interface PerfComparison {
  readonly task: string;
  readonly by: string;
  /** Milliseconds of a call: the median over the rounds of each round's median, so that one loaded round does not move it. */
  readonly ms: number;
  /** Of the fastest call of all. */
  readonly ms_least: number;
  /** Processor milliseconds, median of the rounds, where they were taken. */
  readonly cpu_ms?: number;
  readonly peak_mb: number;
  /** Of ours: against each other side. */
  readonly against?: readonly PerfRatio[];
}

export interface PerfRatio {
  readonly by: string;
  /** Our `ms` divided by theirs: below 1, ours is faster. */
  readonly ratio: number;
  /** Largest difference between the numbers of `check`; null where there are not as many. */
  readonly difference: number | null;
}

/**
 * Puts the figures of all rounds together, task by task.
 * @param rounds what each round has measured, ours and the peers'
 */
export function compareFigures(rounds: readonly (readonly PerfFigures[])[]): PerfComparison[] {
  const sides = new Map<string, PerfFigures[]>();
  for (const figures of rounds.flat()) {
    const key = JSON.stringify([figures.task, figures.by]);
    const side = sides.get(key);
    if (side) side.push(figures);
    else sides.set(key, [figures]);
  }
  const summaries = [...sides.values()].map((side) => ({ summary: summarise(side), check: side[0].check }));
  const tasks = [...new Set(summaries.map(({ summary }) => summary.task))];
  return tasks.flatMap((task) => {
    const all = summaries.filter(({ summary }) => summary.task === task);
    const others = all.filter(({ summary }) => !isOurs(summary));
    return all.map(({ summary, check }): PerfComparison => {
      if (!isOurs(summary) || others.length === 0) return summary;
      const against = others.map((other): PerfRatio => {
        const ratio = rounded(summary.ms / other.summary.ms, 2);
        return { by: other.summary.by, ratio, difference: largestDifference(check, other.check) };
      });
      return { ...summary, against };
    });
  });
}

/** `'strnn'`, or `'strnn (...)'` where there are several ways. */
function isOurs({ by }: { readonly by: string }): boolean {
  return by.startsWith('strnn');
}

function summarise(side: readonly PerfFigures[]): PerfComparison {
  const [{ task, by }] = side;
  const cpus = side.flatMap(({ cpu }) => (cpu === undefined ? [] : [cpu]));
  return {
    task,
    by,
    ms: rounded(1000 * median(side.map(({ seconds }) => median(seconds))), 3),
    ms_least: rounded(1000 * Math.min(...side.flatMap(({ seconds }) => seconds)), 3),
    ...(cpus.length > 0 && { cpu_ms: rounded(1000 * median(cpus), 0) }),
    peak_mb: rounded(Math.max(...side.map(({ peak_mb }) => peak_mb)), 0),
  };
}

function largestDifference(ours: readonly number[], theirs: readonly number[]): number | null {
  if (ours.length !== theirs.length) return null;
  const most = ours.reduce((largest, value, i) => Math.max(largest, Math.abs(value - theirs[i])), 0);
  return Number(most.toPrecision(2));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
