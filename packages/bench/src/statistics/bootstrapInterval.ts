import { bootstrapMeanQuantiles } from './bootstrapMeanQuantiles.js';
import { checkNumbers } from './checkNumbers.js';
import { normalTail } from './normalTail.js';
import { tQuantile } from './tQuantile.js';

/** An interval with the chance it was made for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** Below this no sample of the bootstrap distribution has a say: the interval ends at the smallest or largest value. */
const LEAST_TAIL = 1e-6;

/**
 * Expanded percentile bootstrap interval of a mean (Hesterberg 2015). The plain percentile interval of few values is too
 * narrow, as it divides by n and takes the normal for Student's t: a "95 %" interval of 8 subjects holds the mean in
 * about 89 % of cases. Here the percentiles are Φ(∓√(n / (n − 1)) t), which mends it and tends to the plain interval as
 * n grows. The bootstrap distribution is computed, not drawn (`bootstrapMeanQuantiles`): the same values always give the
 * same interval.
 *
 * @param values finite, two or more; one per independent unit (subject; seeds averaged before), never one per sample
 * @param options `level` (default 0.95)
 * @throws StrnnError 'data' for too few values or one that is not finite
 */
export function bootstrapInterval(
  values: readonly number[],
  { level = 0.95 }: { readonly level?: number } = {},
): Interval {
  checkNumbers('bootstrap', values, 2);
  const [least, most] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [
    Infinity,
    -Infinity,
  ] as [number, number]);
  const tail = expandedTail(values.length, level);
  if (least === most || tail < LEAST_TAIL) return { low: least, high: most, level };
  const [low, high] = bootstrapMeanQuantiles(values, [tail, 1 - tail]);
  return { low: Math.max(low, least), high: Math.min(high, most), level };
}

const tails = new Map<string, number>();

/** Kept, as a report asks for the same few again and again. */
function expandedTail(count: number, level: number): number {
  const key = `${count} ${level}`;
  const known = tails.get(key);
  if (known !== undefined) return known;
  const tail = normalTail(Math.sqrt(count / (count - 1)) * tQuantile(level, count - 1));
  tails.set(key, tail);
  return tail;
}
