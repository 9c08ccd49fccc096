import { meanAndDeviation } from '../../statistics/index.js';
import { formatFixed, formatPlural, formatPlusMinus, formatSigned } from '../format/formatNumber.js';
import { hasTraversal } from '../summary/chooseReference.js';
import { hasSameFolds, hasSameSubjects } from '../summary/compareRows.js';
import { isRanked, type DoneRow, type RowResult, type Summary } from '../summary/Summary.js';
import { statementOf } from './statementOf.js';

/** Most comparisons that are written out. */
const LISTED = 12;

/**
 * What a reader has to know of the data, then what the numbers of a summary say, and what they do not; every sentence on
 * numbers is computed, none is assumed.
 */
export function readingNotes(summary: Summary): string[] {
  const notes = [...new Set(summary.data.flatMap((data) => data.notes))];
  const done = summary.rows.filter((row): row is DoneRow => row.result !== undefined);
  if (done.length === 0) return [...notes, 'No cell is done yet: there is nothing to read.'];
  return [
    ...notes,
    ...bestRows(done),
    ...leaks(done),
    ...recurrence(done),
    ...againstMajority(done, summary.majority),
    ...seedSpread(done),
    ...caution(summary, done),
  ];
}

function bestRows(rows: readonly DoneRow[]): string[] {
  const best = (group: readonly DoneRow[]): DoneRow | undefined =>
    group.reduce<DoneRow | undefined>(
      (top, row) => (top === undefined || row.result.accuracy.mean > top.result.accuracy.mean ? row : top),
      undefined,
    );
  // A lenient, transductive or pruned result is not comparable with the others.
  const plain = rows.filter(isRanked);
  const named = [
    ['STRNN as reconstructed', best(plain.filter((row) => row.model.kind === 'strnn'))],
    ['other models', best(plain.filter((row) => row.model.kind !== 'strnn'))],
  ] as const;
  const notes = named.flatMap(([what, row]) =>
    row === undefined ? [] : [`Highest mean accuracy, ${what}: ${row.label}, ${describeAccuracy(row.result)}.`],
  );
  const [[, ours], [, other]] = named;
  if (ours === undefined || other === undefined || ours.result.subjects.length < 2) return notes;
  if (ours.dataName !== other.dataName || !hasSameFolds(ours.protocol, other.protocol) || !hasSameSubjects(ours, other))
    return notes;
  const { mean, deviation, count } = meanAndDeviation(
    ours.result.subjects.map((one, i) => one.accuracy - other.result.subjects[i].accuracy),
    'sample',
  );
  return [
    ...notes,
    `${ours.label} minus ${other.label}: ${formatSigned(mean)} \u00b1 ${formatFixed(deviation / Math.sqrt(count))} (standard error over ${count} subjects); both were picked after seeing the results, so no test is given.`,
  ];
}

/** The largest of what the leaks would have bought. */
function leaks(rows: readonly DoneRow[]): string[] {
  const found = rows.flatMap(({ label, leak }) =>
    leak !== undefined && 'mean' in leak.delta ? [{ label, ...leak.delta }] : [],
  );
  if (found.length === 0) return [];
  const most = found.reduce((top, one) => (one.mean > top.mean ? one : top));
  return [
    `A leak would add up to ${formatSigned(most.mean)} \u00b1 ${formatFixed(most.standardError)} (standard error over ${most.count} subjects; ${most.label}): gains of this size elsewhere are no evidence before the split is known.`,
  ];
}

/** Whether spatial recurrence earned its cost, as far as these rows can tell. */
function recurrence(rows: readonly DoneRow[]): string[] {
  const compared = rows.filter((row) => isRecurrent(row) && row.result.comparison.kind === 'difference');
  const without = new Set(rows.filter((row) => hasTraversal(row, 'none')).map((row) => row.label));
  const against = compared.filter((row) => {
    const { comparison } = row.result;
    return comparison.kind === 'difference' && without.has(comparison.reference);
  });
  if (against.length === 0) return [];
  const tested = against.filter(
    ({ result: { comparison } }) => comparison.kind === 'difference' && comparison.holm !== undefined,
  );
  const higher = tested.filter((row) => shows(row, 1));
  const lower = tested.filter((row) => shows(row, -1));
  const what = `of ${formatPlural(against.length, 'row')} compared with their row without spatial recurrence (traversal none)`;
  let finding = `${higher.length} ${what} ${higher.length === 1 ? 'is' : 'are'} shown to be higher and ${lower.length} lower (Wilcoxon over subjects, Holm, p < 0.05): `;
  if (tested.length === 0) {
    finding = `0 ${what} can be tested: whether spatial recurrence earns its cost stays open`;
  } else if (higher.length === 0) {
    finding += 'on this data, with these settings, spatial recurrence has not been shown to earn its cost';
  } else finding += `spatial recurrence is shown to help in ${nameSome(higher.map((row) => row.label))}`;
  const statements = against.slice(0, LISTED).map((row) => `${statementOf(row)!}.`);
  if (against.length > LISTED) statements.push(`${against.length - LISTED} more comparisons are in the table.`);
  return [`${finding}.`, ...statements];
}

/** True for an STRNN row whose sites hear from each other. */
function isRecurrent(row: DoneRow): boolean {
  return row.model.kind === 'strnn' && !hasTraversal(row, 'none') && !hasTraversal(row, 'temporal-only');
}

function shows({ result }: DoneRow, sign: 1 | -1): boolean {
  const { comparison } = result;
  return (
    comparison.kind === 'difference' &&
    comparison.holm !== undefined &&
    comparison.holm < 0.05 &&
    Math.sign(comparison.mean) === sign
  );
}

function againstMajority(rows: readonly DoneRow[], majority: Summary['majority']): string[] {
  // Of several sets of test samples the rate is not one number; the legend lists them.
  if (majority.length !== 1) return [];
  const [{ className, rate }] = majority;
  const below = rows.filter((row) => row.model.kind !== 'majority' && row.result.accuracy.mean <= rate);
  if (below.length === 0) return [];
  const named = nameSome(below.map((row) => `${row.label}, ${describeAccuracy(row.result)}`));
  return [`Not above the majority rate (always saying '${className}' gives ${formatFixed(rate)}): ${named}.`];
}

function nameSome(texts: readonly string[]): string {
  const rest = texts.length - LISTED;
  return [...texts.slice(0, LISTED), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function seedSpread(rows: readonly DoneRow[]): string[] {
  const spread = rows
    .filter((row) => row.result.seedAccuracies.length > 1)
    .map((row) => ({ row, range: Math.max(...row.result.seedAccuracies) - Math.min(...row.result.seedAccuracies) }));
  if (spread.length === 0) return [];
  const widest = spread.reduce((most, one) => (one.range > most.range ? one : most));
  return [
    `Seeds alone move the mean accuracy of one configuration by up to ${formatFixed(widest.range)} (${widest.row.label}, ${formatPlural(widest.row.result.seedAccuracies.length, 'seed')}): read smaller gaps between rows as noise.`,
  ];
}

function caution(summary: Summary, rows: readonly DoneRow[]): string[] {
  const notes: string[] = [];
  const single = rows.filter((row) => row.model.kind === 'strnn' && row.doneSeeds.length === 1);
  if (single.length > 0) {
    notes.push(
      `${formatPlural(single.length, 'STRNN row rests', 'STRNN rows rest')} on one seed; at least 3 are advisable.`,
    );
  }
  if (summary.rows.some((row) => row.pruned)) {
    notes.push('Rows marked P were given up early by rule: they are neither ranked nor tested.');
  }
  if (summary.rows.some((row) => row.lenient)) {
    notes.push('Rows marked L broke independence on purpose: their accuracy is inflated and no result to publish.');
  }
  if (summary.rows.some((row) => row.transductive)) {
    notes.push(
      'Rows marked T used unlabelled samples of the test subjects for scaling: not comparable with rows that did not.',
    );
  }
  return notes;
}

function describeAccuracy({ accuracy }: RowResult): string {
  if (accuracy.deviation === undefined) return `${formatFixed(accuracy.mean)} (one subject)`;
  return `${formatPlusMinus(accuracy.mean, accuracy.deviation)} (\u00b1 sd over ${accuracy.count} subjects)`;
}
