import { fTail } from '../fTail.js';
import { meanAndDeviation } from '../meanAndDeviation.js';
import type { Refusal } from '../Refusal.js';
import { tQuantile } from '../tQuantile.js';
import type { FactorEffects, LevelEstimate, TermTest } from './FactorEffects.js';
import { gram, sweep } from './sweep.js';
import type { Factor } from './tabulate.js';
import { levelCode, termColumns, termStarts, type Term } from './termColumns.js';

/** A fitted model: what it says of terms and levels. */
export interface FittedFactors {
  testTerm(term: Term): TermTest | Refusal;
  /** @param term the factor's main effect */
  estimateLevel(term: Term, level: number): LevelEstimate;
  readonly variances?: NonNullable<FactorEffects['variances']>;
}

/**
 * Repeated-measures analysis of variance for any set of configurations that all subjects share: the coefficients of the
 * terms are estimated for every subject alone (the same design for all, so the same weights), and each term is
 * tested by how its coefficients are spread over subjects. For a full factorial these are the classical F tests of each
 * effect against its own effect x subject interaction (Winer 1971, chapter 4); a fraction is treated alike.
 *
 * @param values subjects x configurations
 * @param terms estimable, the intercept first
 */
export function repeatedMeasures(
  values: readonly (readonly number[])[],
  configurations: readonly (readonly number[])[],
  factors: readonly Factor[],
  terms: readonly Term[],
  level: number,
): FittedFactors {
  const starts = termStarts(terms);
  const width = starts[terms.length];
  const columns = termColumns(configurations, terms, factors);
  const inverse = gram(columns, width);
  sweep(inverse);
  const subjects = values.length;
  /** Subjects x columns. */
  const coefficients = values.map((own) => {
    const products = new Float64Array(width);
    columns.forEach((row, c) => {
      for (let j = 0; j < width; j++) products[j] += row[j] * own[c];
    });
    return inverse.map((row) => row.reduce((sum, weight, j) => sum + weight * products[j], 0));
  });
  const scale = Math.max(...values.flat().map(Math.abs));

  const summarise = (perSubject: readonly number[]): Omit<LevelEstimate, 'effect'> => {
    const { mean, deviation } = meanAndDeviation(perSubject, 'sample');
    const standardError = deviation / Math.sqrt(subjects);
    const reach = tQuantile(level, subjects - 1) * standardError;
    return { mean, standardError, interval: { low: mean - reach, high: mean + reach, level } };
  };

  return {
    testTerm(term) {
      const [from, size] = [starts[terms.indexOf(term)], term.size];
      const block = inverse.slice(from, from + size).map((row) => row.slice(from, from + size));
      // Columns of unit variance, so that squares of coefficients are sums of squares.
      const lower = cholesky(block);
      const scores = coefficients.map((own) => forwardSolve(lower, own.slice(from, from + size)));
      const means = Array.from({ length: size }, (_, j) => scores.reduce((sum, own) => sum + own[j], 0) / subjects);
      const deviations = scores.map((own) => Float64Array.from(own, (score, j) => score - means[j]));
      const products = gram(deviations, size);
      const error = products.reduce((sum, row, j) => sum + row[j], 0);
      const between = subjects * means.reduce((sum, mean) => sum + mean * mean, 0);
      if (error <= (1e-12 * scale) ** 2 * subjects * configurations.length) {
        return {
          refused:
            between > error
              ? 'every subject shows the same effect: no spread to test it against'
              : 'no effect in any subject',
        };
      }
      const df = [size, size * (subjects - 1)] as const;
      const f = between / df[0] / (error / df[1]);
      const squares = products.reduce((sum, row) => sum + row.reduce((own, value) => own + value * value, 0), 0);
      const epsilon = Math.min(1, error ** 2 / (size * squares));
      return {
        f,
        df,
        pValue: fTail(f, df[0] * epsilon, df[1] * epsilon),
        epsilon,
        uncorrectedP: fTail(f, ...df),
        partialEtaSquared: between / (between + error),
      };
    },
    estimateLevel(term, index) {
      const from = starts[terms.indexOf(term)];
      const code = levelCode(index, term.size + 1);
      const effects = coefficients.map((own) => code.reduce((sum, weight, j) => sum + weight * own[from + j], 0));
      const { mean: value, ...spread } = summarise(effects);
      return { ...summarise(effects.map((effect, s) => coefficients[s][0] + effect)), effect: { value, ...spread } };
    },
  };
}

function cholesky(matrix: readonly Float64Array[]): Float64Array[] {
  const lower = matrix.map(() => new Float64Array(matrix.length));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(sum) : sum / lower[j][j];
    }
  }
  return lower;
}

function forwardSolve(lower: readonly Float64Array[], right: ArrayLike<number>): number[] {
  const solution: number[] = [];
  for (let i = 0; i < lower.length; i++) {
    let sum = right[i];
    for (let k = 0; k < i; k++) sum -= lower[i][k] * solution[k];
    solution.push(sum / lower[i][i]);
  }
  return solution;
}
