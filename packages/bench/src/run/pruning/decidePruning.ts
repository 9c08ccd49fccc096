import { tQuantile } from '../../statistics/tQuantile.js';

/** When a cell is given up early. Part of no cell's identity: pruning changes what is run, never a result. */
export interface PruneRule {
  /** Folds to do before anything is given up, at least 2. */
  readonly after: number;
}

/** Folds before `--prune` gives a cell up, where it does not say how many. */
export const DEFAULT_PRUNE_AFTER = 3;

/** Fractions right that a configuration must lie below the best one, on the folds it has done. */
const PRUNE_MARGIN = 0.05;

/** Confidence of the one-sided bound. */
const confidence = 0.995;

/** How a configuration did, fold by fold. */
export interface FoldScores {
  readonly label: string;
  /** Fraction right of each fold, averaged over the seeds that have done it; undefined where none has. */
  readonly accuracy: readonly (number | undefined)[];
  /** Test samples of each fold. */
  readonly tested: readonly number[];
}

/** That a configuration is hopeless, and beside which one. */
export interface PruneVerdict {
  readonly folds: number;
  readonly own: number;
  readonly best: number;
  readonly bestLabel: string;
}

/**
 * Whether a configuration is hopeless: after `after` folds or more, on the folds it has done, it lies more than 0.05
 * below the best finished configuration, and so far below that chance is no explanation: the one-sided 99.5 % bound of the
 * mean paired difference (Student's t over folds) is above 0. The standard error is never taken smaller than that of as
 * many independent guesses, since few folds may agree by chance. The best one is chosen by all its folds, not by these,
 * so that it was not picked for luck on them. The same scores always give the same verdict.
 *
 * @param rivals finished configurations, on the same folds
 * @returns undefined when it may go on
 */
export function decidePruning(
  own: FoldScores,
  rivals: readonly FoldScores[],
  { after }: PruneRule,
): PruneVerdict | undefined {
  const done = own.accuracy.flatMap((accuracy, fold) => (accuracy === undefined ? [] : [fold]));
  if (done.length < Math.max(2, after)) return undefined;
  const finished = rivals.filter(({ accuracy }) => accuracy.every((value) => value !== undefined));
  let best: FoldScores | undefined;
  for (const rival of finished) if (best === undefined || mean(all(rival)) > mean(all(best))) best = rival;
  if (best === undefined) return undefined;

  const mine = done.map((fold) => own.accuracy[fold]!);
  const theirs = done.map((fold) => best.accuracy[fold]!);
  const differences = theirs.map((value, place) => value - mine[place]);
  const difference = mean(differences);
  if (difference <= PRUNE_MARGIN) return undefined;
  const n = done.length;
  const paired = Math.sqrt(differences.reduce((sum, d) => sum + (d - difference) ** 2, 0) / (n - 1) / n);
  const perSample = [mine, theirs].reduce((sum, list) => sum + mean(list) * (1 - mean(list)), 0);
  const guessing = Math.sqrt(done.reduce((sum, fold) => sum + perSample / Math.max(1, own.tested[fold]), 0)) / n;
  const bound = difference - tQuantile(2 * confidence - 1, n - 1) * Math.max(paired, guessing);
  if (bound <= 0) return undefined;
  return { folds: n, own: mean(mine), best: mean(theirs), bestLabel: best.label };
}

function all({ accuracy }: FoldScores): number[] {
  return accuracy as number[];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
