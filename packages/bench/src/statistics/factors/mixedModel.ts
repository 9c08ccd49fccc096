import { fTail } from '../fTail.js';
import type { Refusal } from '../Refusal.js';
import { tQuantile } from '../tQuantile.js';
import type { LevelEstimate } from './FactorEffects.js';
import { fitIntercepts } from './fitIntercepts.js';
import type { FittedFactors } from './repeatedMeasures.js';
import { sweep } from './sweep.js';
import type { Factor } from './tabulate.js';
import { levelCode, termColumns, termStarts, type Term } from './termColumns.js';

type Values = readonly (readonly (number | undefined)[])[];

/**
 * Linear mixed model with a random intercept per subject, by restricted maximum likelihood: the residual variance and
 * the coefficients are profiled out, the ratio of the two variances is searched on a logarithmic scale (Pinheiro and
 * Bates 2000, section 2.2). Terms by Wald's F with the degrees of freedom of their section 2.4.2: a term whose levels
 * are constant within every subject is judged by the subjects, the others by the observations within them.
 *
 * @param values subjects x configurations, undefined where not run
 * @param terms estimable, the intercept first
 * @returns the fit, or why there is none: no degrees of freedom or no variance left
 */
export function mixedModel(
  values: Values,
  configurations: readonly (readonly number[])[],
  factors: readonly Factor[],
  terms: readonly Term[],
  level: number,
): FittedFactors | Refusal {
  const starts = termStarts(terms);
  const width = starts[terms.length];
  const isOuter = terms.map((term) => term.factors.every((f) => isConstantWithin(values, configurations, f)));
  const sizeOf = (outer: boolean): number =>
    terms.reduce((sum, { size }, t) => sum + (isOuter[t] === outer ? size : 0), 0);
  const present = values.flat().filter((value) => value !== undefined);
  const outerDf = values.length - sizeOf(true);
  const innerDf = present.length - values.length - sizeOf(false);
  if (innerDf < 1 || outerDf < 1) {
    return {
      refused: `saturated: ${present.length} values of ${values.length} subjects leave nothing to judge ${width} coefficients by`,
    };
  }
  // Sums of squares about the mean keep their digits.
  const centre = present.reduce((sum, value) => sum + value, 0) / present.length;
  const scale = present.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const { coefficients, covariance, residual, ratio } = fitIntercepts(
    values.map((own) => own.map((value) => (value === undefined ? undefined : value - centre))),
    termColumns(configurations, terms, factors),
  );
  if (!(residual > (1e-9 * scale) ** 2)) return { refused: 'no residual variance: the terms fit every value' };
  coefficients[0] += centre;

  const combine = (weights: Float64Array, df: number): Omit<LevelEstimate, 'effect'> => {
    const mean = weights.reduce((sum, weight, j) => sum + weight * coefficients[j], 0);
    const standardError = Math.sqrt(residual * quadraticForm(weights, covariance));
    const reach = tQuantile(level, df) * standardError;
    return { mean, standardError, interval: { low: mean - reach, high: mean + reach, level } };
  };
  const dfOf = (term: Term): number => (isOuter[terms.indexOf(term)] ? outerDf : innerDf);

  return {
    variances: { subject: ratio * residual, residual },
    testTerm(term) {
      const from = starts[terms.indexOf(term)];
      const to = from + term.size;
      const block = covariance.slice(from, to).map((row) => row.slice(from, to));
      sweep(block);
      const f = quadraticForm(coefficients.slice(from, to), block) / residual / term.size;
      return { f, df: [term.size, dfOf(term)], pValue: fTail(f, term.size, dfOf(term)) };
    },
    estimateLevel(term, index) {
      const weights = new Float64Array(width);
      weights.set(levelCode(index, term.size + 1), starts[terms.indexOf(term)]);
      const { mean: value, ...spread } = combine(weights, dfOf(term));
      weights[0] = 1;
      return { ...combine(weights, outerDf), effect: { value, ...spread } };
    },
  };
}

function isConstantWithin(values: Values, configurations: readonly (readonly number[])[], factor: number): boolean {
  return values.every((own) => {
    const levels = configurations.flatMap((row, c) => (own[c] === undefined ? [] : [row[factor]]));
    return levels.every((level) => level === levels[0]);
  });
}

function quadraticForm(vector: Float64Array, matrix: readonly Float64Array[]): number {
  return vector.reduce((sum, a, i) => sum + a * vector.reduce((own, b, j) => own + b * matrix[i][j], 0), 0);
}
