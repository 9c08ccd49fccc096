import type { Factor } from './tabulate.js';

/** A set of columns of the model: the intercept, a main effect or an interaction. */
export interface Term {
  /** Indices into the factors; none = the intercept. */
  readonly factors: readonly number[];
  readonly label: string;
  /** Its degrees of freedom: the product of (levels - 1). */
  readonly size: number;
}

export function makeTerm(factors: readonly number[], all: readonly Factor[]): Term {
  return {
    factors,
    label: factors.map((f) => all[f].name).join(' × '),
    size: factors.reduce((product, f) => product * (all[f].levels.length - 1), 1),
  };
}

/**
 * A level in sum-to-zero coding: 1 in its own column, -1 in all where it is the last. Means over all levels are zero.
 */
export function levelCode(level: number, levels: number): number[] {
  return Array.from({ length: levels - 1 }, (_, j) => (level === levels - 1 ? -1 : level === j ? 1 : 0));
}

/** @returns configurations x columns, the terms' columns beside each other */
export function termColumns(
  configurations: readonly (readonly number[])[],
  terms: readonly Term[],
  all: readonly Factor[],
): Float64Array[] {
  const width = termStarts(terms)[terms.length];
  const codes = all.map(({ levels }) => levels.map((_, level) => levelCode(level, levels.length)));
  return configurations.map((row) => {
    const columns = new Float64Array(width);
    let from = 0;
    for (const { factors, size } of terms) {
      columns[from] = 1;
      let filled = 1;
      for (const f of factors) {
        const code = codes[f][row[f]];
        // Every column so far times every column of the factor, in place: the last ones first.
        for (let i = filled - 1; i >= 0; i--) {
          for (let j = code.length - 1; j >= 0; j--) columns[from + i * code.length + j] = columns[from + i] * code[j];
        }
        filled *= code.length;
      }
      from += size;
    }
    return columns;
  });
}

/** First column of every term, and after the last one the number of columns. */
export function termStarts(terms: readonly Term[]): number[] {
  return terms.reduce<number[]>((starts, { size }) => [...starts, starts[starts.length - 1] + size], [0]);
}
