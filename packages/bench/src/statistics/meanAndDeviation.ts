import { checkNumbers } from './checkNumbers.js';

/** A mean and how the values lie about it. */
export interface MeanAndDeviation {
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
  /** `'population'`: divided by n (numpy's std); `'sample'`: divided by n - 1. */
  readonly kind: 'population' | 'sample';
}

/**
 * Mean and standard deviation. The default is the population form, divided by n: the published marks of the bundled data
 * (0.637 ± 0.105 over 16 subjects) are of that form; the sample form of the same values is 0.109.
 *
 * @param values finite; one or more, two or more for `'sample'`
 * @throws StrnnError 'data' for too few values or one that is not finite
 */
export function meanAndDeviation(
  values: ArrayLike<number>,
  kind: 'population' | 'sample' = 'population',
): MeanAndDeviation {
  const count = values.length;
  checkNumbers(`mean and ${kind} deviation`, values, kind === 'sample' ? 2 : 1);
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / count;
  const squares = Array.from(values).reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, deviation: Math.sqrt(squares / (kind === 'sample' ? count - 1 : count)), kind };
}
