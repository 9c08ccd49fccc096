import { canonicalJson } from '../../matrix/canonicalJson.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { pairedDifference, pairSubjects, wilcoxonSignedRank, type SubjectValue } from '../../statistics/index.js';
import { chooseReference } from './chooseReference.js';
import { holmAdjust } from './holmAdjust.js';
import type { Comparison, RowResult, SummaryRow } from './Summary.js';

/** A row on its way to the summary. */
export interface UncomparedRow {
  readonly row: SummaryRow;
  readonly data: CellConfig['data'];
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
  const places = new Map(plain.map((row, i) => [row, i]));
  const comparisons = rows.map((one): Comparison => {
    if (one.result === undefined) return { kind: 'none', reason: 'no result' };
    const reference = plain.find((other) => other.label === fixed) ?? referenceOf(one.row);
    return reference === one.row ? { kind: 'reference' } : compare(one, rows[places.get(reference)!]);
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

function compare(one: UncomparedRow, reference: UncomparedRow): Comparison {
  const none = (reason: string): Comparison => ({ kind: 'none', reason });
  const { label } = reference.row;
  if (reference.result === undefined) return none(`the reference '${label}' has no result`);
  if (canonicalJson(one.data) !== canonicalJson(reference.data))
    return none(`other data than the reference '${label}'`);
  if (canonicalJson(one.row.protocol) !== canonicalJson(reference.row.protocol)) {
    return none(`another protocol than the reference '${label}'`);
  }
  if (!hasSameSubjects(one.result!, reference.result)) return none(`other test samples than the reference '${label}'`);
  if (one.result!.subjects.length < 2) return none('one subject: no spread over subjects');
  return {
    kind: 'difference',
    reference: label,
    ...difference(subjectValues(one.result!), subjectValues(reference.result)),
  };
}

/** True when both were tested on the same subjects, with as many samples of each. */
export function hasSameSubjects(a: Pick<RowResult, 'subjects'>, b: Pick<RowResult, 'subjects'>): boolean {
  const counts = ({ subjects }: Pick<RowResult, 'subjects'>): string =>
    canonicalJson(subjects.map(({ subject, samples }) => [subject, samples]));
  return counts(a) === counts(b);
}

/** The accuracies that paired statistics are made of. */
export function subjectValues({ subjects }: Pick<RowResult, 'subjects'>): SubjectValue[] {
  return subjects.map(({ subject, accuracy }) => ({ subject, value: accuracy }));
}

function difference(first: SubjectValue[], second: SubjectValue[]): Omit<Difference, 'kind' | 'reference'> {
  const { count, mean, standardError, interval } = pairedDifference(first, second);
  const test = wilcoxonSignedRank(pairSubjects(first, second).map(({ value }) => value));
  return { count, mean, standardError, interval, test };
}
