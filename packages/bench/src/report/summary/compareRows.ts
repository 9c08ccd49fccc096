import { canonicalJson } from '../../matrix/canonicalJson.js';
import type { Protocol } from '../../protocol/index.js';
import {
  hedgesG,
  holmAdjust,
  meanAndDeviation,
  rankBiserial,
  wilcoxonSignedRank,
  type SubjectValue,
} from '../../statistics/index.js';
import { chooseReference } from './chooseReference.js';
import { intervalOf } from './intervalOf.js';
import type { Comparison, RowResult, SubjectResult, SummaryRow } from './Summary.js';

/** A row on its way to the summary. */
export interface UncomparedRow {
  readonly row: SummaryRow;
  readonly result?: Omit<RowResult, 'comparison'>;
}

type Difference = Extract<Comparison, { kind: 'difference' }>;

/**
 * Every row against its reference, subject by subject; p-values corrected over all of them.
 * @param fixed label of one reference row for all; default: `chooseReference`
 * @returns one entry per row; rows without a result have `'none'`
 */
export function compareRows(rows: readonly UncomparedRow[], fixed?: string): Comparison[] {
  const plain = rows.map((one) => one.row);
  const referenceOf = chooseReference(plain);
  const chosen = fixed === undefined ? undefined : plain.find((row) => row.label === fixed);
  const places = new Map(plain.map((row, i) => [row, i]));
  const comparisons = rows.map((one): Comparison => {
    if (one.result === undefined) return { kind: 'none', reason: 'no result' };
    const reference = chosen ?? referenceOf(one.row);
    return reference === one.row ? { kind: 'reference' } : compare(one, rows[places.get(reference)!], rows.length);
  });
  const tested = comparisons.flatMap((one) =>
    one.kind === 'difference' && 'pValue' in one.test ? [one.test.pValue] : [],
  );
  const holm = holmAdjust(tested);
  let next = 0;
  return comparisons.map((one) =>
    one.kind === 'difference' && 'pValue' in one.test ? { ...one, holm: holm[next++] } : one,
  );
}

function compare(one: UncomparedRow, reference: UncomparedRow, rows: number): Comparison {
  const none = (reason: string): Comparison => ({ kind: 'none', reason });
  const { label } = reference.row;
  if (one.row.pruned) return none('pruned: given up early, so neither ranked nor tested');
  if (reference.result === undefined) return none(`the reference '${label}' has no result`);
  if (reference.row.pruned) return none(`the reference '${label}' was pruned`);
  if (one.row.dataName !== reference.row.dataName) return none(`another data set than the reference '${label}'`);
  if (!hasSameFolds(one.row.protocol, reference.row.protocol)) {
    return none(`another protocol than the reference '${label}'`);
  }
  if (one.row.transductive !== reference.row.transductive) {
    return none(
      one.row.transductive
        ? `transductive, which the reference '${label}' is not`
        : `not transductive, which the reference '${label}' is`,
    );
  }
  const tested = ({ row, result }: UncomparedRow): Tested => ({ fingerprint: row.fingerprint, result });
  if (!hasSameSubjects(tested(one), tested(reference))) return none(`other test samples than the reference '${label}'`);
  if (one.result!.subjects.length < 2) return none('one subject: no spread over subjects');
  return {
    kind: 'difference',
    reference: label,
    ...difference(one.result!.subjects, reference.result.subjects, rows),
    otherSamples: one.result!.samples !== reference.result.samples,
  };
}

/** True for protocols with the same folds; they may hold out different validation groups. */
export function hasSameFolds(a: Protocol, b: Protocol): boolean {
  return a === b || canonicalJson({ ...a, validationGroups: 0 }) === canonicalJson({ ...b, validationGroups: 0 });
}

interface Tested {
  readonly fingerprint: string;
  readonly result?: Pick<RowResult, 'subjects'> | undefined;
}

/** True when both were tested on the same subjects; where their data are the same, on as many samples of each. */
export function hasSameSubjects(a: Tested, b: Tested): boolean {
  const [first, second] = [a.result!.subjects, b.result!.subjects];
  const ofOneData = a.fingerprint === b.fingerprint;
  return (
    first.length === second.length &&
    first.every((one, i) => one.subject === second[i].subject && (!ofOneData || one.samples === second[i].samples))
  );
}

/** The accuracies that paired statistics are made of. */
function subjectValues({ subjects }: Pick<RowResult, 'subjects'>): SubjectValue[] {
  return subjects.map(({ subject, accuracy }) => ({ subject, value: accuracy }));
}

/** Both in the same order of the same subjects. */
function difference(
  first: readonly SubjectResult[],
  second: readonly SubjectResult[],
  rows: number,
): Omit<Difference, 'kind' | 'reference' | 'otherSamples'> {
  const differences = first.map((one, i) => one.accuracy - second[i].accuracy);
  const { count, mean, deviation } = meanAndDeviation(differences, 'sample');
  return {
    count,
    mean,
    standardError: deviation / Math.sqrt(count),
    interval: intervalOf(differences, rows),
    test: wilcoxonSignedRank(differences),
    rankBiserial: rankBiserial(differences),
    hedgesG: hedgesG(subjectValues({ subjects: first }), subjectValues({ subjects: second })),
  };
}
