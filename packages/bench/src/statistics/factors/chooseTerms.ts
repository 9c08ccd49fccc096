import { gram, sweep } from './sweep.js';
import type { Tabulated } from './tabulate.js';
import { makeTerm, termColumns, termStarts, type Term } from './termColumns.js';

/** A term and what can be said of it. */
export interface ChosenTerm extends Term {
  /** Why it cannot be estimated; absent: it is in the model. */
  readonly refused?: string;
  /** Labels of refused interactions that it cannot be told from. */
  readonly assumesZero: readonly string[];
}

/** Most columns of a model: a fit takes some tenths of a second. */
const MOST_COLUMNS = 300;
const NONE = 1e-7;

/**
 * The terms that these configurations can carry. A term is estimable when none of its columns takes part in a linear
 * dependence among the columns of its own order and below; terms of which this cannot be said are refused, never one of
 * them kept at the other's cost. Lower orders come first: a main effect that only an interaction gets into the way of
 * stays, with the interaction in `assumesZero`.
 */
export function chooseTerms({ factors, configurations }: Tabulated, order: number): ChosenTerm[] {
  const intercept = makeTerm([], factors);
  let kept: Term[] = [intercept];
  const refused: { readonly term: Term; readonly reason: string }[] = [];
  const assumes = new Map<Term, Set<string>>();
  for (let size = 1; size <= Math.min(order, factors.length); size++) {
    const possible = subsets(factors.length, size).map((subset) => makeTerm(subset, factors));
    const candidates = possible.filter((term) => {
      const missing = size > 1 && parts(term.factors).find((part) => !kept.some((own) => same(own.factors, part)));
      if (!missing) return true;
      refused.push({ term, reason: `needs ${makeTerm(missing, factors).label}, which has no estimate` });
      return false;
    });
    const fitting = withinBudget(kept, candidates);
    for (const term of candidates.filter((one) => !fitting.includes(one))) {
      refused.push({
        term,
        reason: `has ${term.size} degrees of freedom; a model has at most ${MOST_COLUMNS} columns`,
      });
    }
    const terms = [...kept, ...fitting];
    const dependences = findDependences(configurations, terms, factors);
    const bad = fitting.filter((term) => dependences.some((group) => group.has(term)));
    for (const term of bad) refused.push({ term, reason: describe(term, dependences, { factors, configurations }) });
    for (const term of kept) {
      for (const group of dependences.filter((one) => one.has(term))) {
        const labels = assumes.get(term) ?? new Set<string>();
        for (const other of bad) if (group.has(other)) labels.add(other.label);
        assumes.set(term, labels);
      }
    }
    kept = terms.filter((term) => !bad.includes(term));
  }
  const place = (term: Term): number => term.factors.length;
  return [
    ...kept.map((term) => ({ ...term, assumesZero: [...(assumes.get(term) ?? [])] })),
    ...refused.map(({ term, reason }) => ({ ...term, refused: reason, assumesZero: [] })),
  ].sort((a, b) => place(a) - place(b) || compareLists(a.factors, b.factors));
}

/** The smallest ones first. */
function withinBudget(kept: readonly Term[], candidates: readonly Term[]): Term[] {
  let columns = kept.reduce((sum, { size }) => sum + size, 0);
  const fitting = [...candidates]
    .sort((a, b) => a.size - b.size)
    .filter(({ size }) => (columns += size) <= MOST_COLUMNS);
  return candidates.filter((term) => fitting.includes(term));
}

/** For every column that depends on columns before it: the terms that take part. */
function findDependences(
  configurations: Tabulated['configurations'],
  terms: readonly Term[],
  factors: Tabulated['factors'],
): ReadonlySet<Term>[] {
  const starts = termStarts(terms);
  const width = starts[terms.length];
  const matrix = gram(termColumns(configurations, terms, factors), width);
  const { dependent } = sweep(matrix);
  const left = new Set(dependent);
  return dependent.map((column) => {
    const group = new Set<Term>();
    terms.forEach((term, t) => {
      for (let i = starts[t]; i < starts[t + 1]; i++) {
        if (i === column || (!left.has(i) && Math.abs(matrix[i][column]) > NONE)) group.add(term);
      }
    });
    return group;
  });
}

function describe(
  term: Term,
  dependences: readonly ReadonlySet<Term>[],
  { factors, configurations }: Pick<Tabulated, 'factors' | 'configurations'>,
): string {
  if (term.factors.length > 1) {
    const combination = (row: readonly number[]): string =>
      term.factors.map((f) => `${factors[f].name}=${factors[f].levels[row[f]]}`).join(' with ');
    const run = new Set(configurations.map(combination));
    const possible = term.factors.reduce((product, f) => product * factors[f].levels.length, 1);
    if (run.size < possible) {
      const more = possible - run.size > 1 ? ` and ${possible - run.size - 1} more` : '';
      return `not estimable: ${possible - run.size} of ${possible} combinations of levels were never run (${firstMissing(term, factors, run)}${more})`;
    }
  }
  const others = new Set<string>();
  for (const group of dependences.filter((one) => one.has(term))) {
    for (const other of group) if (other !== term && other.factors.length > 0) others.add(other.label);
  }
  const named = [...others];
  const list = named.slice(0, 3).join(', ') + (named.length > 3 ? ` and ${named.length - 3} more` : '');
  return `not estimable: aliased with ${list}`;
}

function firstMissing(term: Term, factors: Tabulated['factors'], run: ReadonlySet<string>): string {
  const all = term.factors.reduce<string[]>(
    (texts, f) =>
      texts.flatMap((text) =>
        factors[f].levels.map((level) => `${text === '' ? '' : `${text} with `}${factors[f].name}=${level}`),
      ),
    [''],
  );
  return all.find((text) => !run.has(text))!;
}

function subsets(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count - from }, (_, i) => from + i).flatMap((head) =>
    subsets(count, size - 1, head + 1).map((rest) => [head, ...rest]),
  );
}

function parts(subset: readonly number[]): number[][] {
  return subset.map((_, i) => subset.filter((__, j) => j !== i));
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, place) => value !== b[place]);
  return i < 0 ? 0 : a[i] - b[i];
}
