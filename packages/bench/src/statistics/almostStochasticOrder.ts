import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import { checkNumbers } from './checkNumbers.js';
import { meanAndDeviation } from './meanAndDeviation.js';
import { normalQuantile } from './normalQuantile.js';
import type { Refusal } from './Refusal.js';

/** How far the scores of one model are from being stochastically larger than another's. */
export interface AlmostStochasticOrder {
  /** Violation ratio of the scores at hand: 0 = the first dominates everywhere, 1 = the second does, 0.5 = neither. */
  readonly epsilon: number;
  /**
   * Upper bound of it with the given confidence, 0 to 1: below 0.5 the first is almost stochastically larger, below
   * 0.2 clearly so.
   */
  readonly epsilonMin: number;
  readonly confidence: number;
  /** Numbers of scores. */
  readonly counts: readonly [first: number, second: number];
}

export interface AlmostStochasticOrderOptions {
  /** Of the upper bound; default 0.95. Several comparisons: 1 - 0.05 / their number (Bonferroni). */
  readonly confidence?: number;
  /** Default 1000. */
  readonly resamples?: number;
  /** Of the bootstrap; default 0. */
  readonly seed?: number | string;
  /** True where `first[i]` and `second[i]` are of the same subject: they are drawn together. Default false. */
  readonly paired?: boolean;
}

/** Fewer scores have a bootstrap of a few values only. */
const FEWEST_SCORES = 5;

/**
 * Almost stochastic order (del Barrio, Cuesta-Albertos and Matrán 2018; Dror, Shlomov and Reichart 2019) for scores of
 * independent runs (seeds) of two models, larger = better: the part of the squared Wasserstein distance of the two
 * distributions in which the first has the lower quantile, ε = ∫ max(0, G⁻¹ − F⁻¹)² / ∫ (G⁻¹ − F⁻¹)², and its upper bound
 * ε_min = ε − σ Φ⁻¹(1 − confidence), σ the bootstrap's standard deviation of ε. The integrals are exact sums over steps.
 *
 * @returns the order, or why there is none: fewer than 5 scores on a side, or the same scores on both
 * @throws StrnnError 'data' for a score that is not finite, or different numbers of paired scores
 */
export function almostStochasticOrder(
  first: readonly number[],
  second: readonly number[],
  { confidence = 0.95, resamples = 1000, seed = 0, paired = false }: AlmostStochasticOrderOptions = {},
): AlmostStochasticOrder | Refusal {
  for (const side of [first, second]) checkNumbers('almost stochastic order', side, 0);
  if (paired && first.length !== second.length) {
    throw new StrnnError(
      'data',
      `almost stochastic order: expected as many paired scores on both sides, but found ${first.length} and ${second.length}.`,
    );
  }
  const fewest = Math.min(first.length, second.length);
  if (fewest < FEWEST_SCORES) {
    return { refused: `needs at least ${FEWEST_SCORES} scores on each side, but found ${fewest}` };
  }
  const epsilon = violationRatio(ascending(first), ascending(second));
  if (epsilon === undefined) return { refused: 'both sides have the same scores' };
  const random = createRandom(`${seed}/almost-stochastic-order`);
  const draw = (count: number): number[] => Array.from({ length: count }, () => random.integer(count));
  const drawn = Array.from({ length: resamples }, () => {
    const left = draw(first.length);
    const right = paired ? left : draw(second.length);
    // Two draws of one and the same single score are in no order.
    return violationRatio(ascending(left.map((i) => first[i])), ascending(right.map((i) => second[i]))) ?? 0.5;
  });
  const bound = epsilon - meanAndDeviation(drawn, 'sample').deviation * normalQuantile(1 - confidence);
  return {
    epsilon,
    epsilonMin: Math.min(1, Math.max(0, bound)),
    confidence,
    counts: [first.length, second.length],
  };
}

function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** @returns undefined where both are the same distribution */
function violationRatio(first: Float64Array, second: Float64Array): number | undefined {
  let [against, whole, reached] = [0, 0, 0];
  for (let i = 0, j = 0; i < first.length && j < second.length;) {
    // Ends of both steps in units of 1 / (n m): integers, so that equal ends are equal.
    const [endFirst, endSecond] = [(i + 1) * second.length, (j + 1) * first.length];
    const end = Math.min(endFirst, endSecond);
    const gap = second[j] - first[i];
    whole += (end - reached) * gap * gap;
    if (gap > 0) against += (end - reached) * gap * gap;
    reached = end;
    if (endFirst === end) i++;
    if (endSecond === end) j++;
  }
  return whole === 0 ? undefined : against / whole;
}
