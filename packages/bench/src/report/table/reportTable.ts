import { DASH, formatFixed, formatP, formatPlusMinus, formatSigned } from '../format/formatNumber.js';
import { hasTraversal } from '../summary/chooseReference.js';
import type { Comparison, RowResult, Summary, SummaryRow } from '../summary/Summary.js';

/** One column of the results table. */
export interface TableColumn {
  readonly key: string;
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The higher, the sooner the column is left out where room is short; 0 = never. */
  readonly optional: number;
}

/** One cell: what is written, and the number behind it for sorting. */
export interface TableCell {
  readonly text: string;
  readonly value?: number;
}

/** The results table before it takes the form of text, Markdown or HTML. */
export interface ReportTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly row: SummaryRow; readonly cells: readonly TableCell[] }[];
  /** Labels of the reference rows, `'R1'` first. */
  readonly references: readonly string[];
  /** Letter -> why a cell is empty. */
  readonly reasons: readonly (readonly [letter: string, reason: string])[];
}

const COLUMNS: readonly TableColumn[] = [
  { key: 'label', title: 'model', align: 'left', optional: 0 },
  { key: 'setup', title: 'setup', align: 'right', optional: 0 },
  { key: 'seeds', title: 'seeds', align: 'right', optional: 3 },
  { key: 'accuracy', title: 'accuracy \u00b1 sd', align: 'right', optional: 0 },
  { key: 'difference', title: 'minus ref. \u00b1 se', align: 'right', optional: 0 },
  { key: 'p', title: 'p (Holm)', align: 'right', optional: 0.6 },
  { key: 'leak', title: 'leak adds \u00b1 se', align: 'right', optional: 0.5 },
  { key: 'interval', title: '95 % interval', align: 'right', optional: 8 },
  { key: 'balanced', title: 'bal. acc.', align: 'right', optional: 5 },
  { key: 'f1', title: 'macro-F1', align: 'right', optional: 6 },
  { key: 'kappa', title: 'kappa', align: 'right', optional: 7 },
  { key: 'auc', title: 'AUC', align: 'right', optional: 5 },
  { key: 'logLoss', title: 'log loss', align: 'right', optional: 9 },
  { key: 'brier', title: 'Brier', align: 'right', optional: 11 },
  { key: 'ece', title: 'ECE', align: 'right', optional: 10 },
  { key: 'zeros', title: 'zeros G/F', align: 'right', optional: 1 },
  { key: 'parameters', title: 'params', align: 'right', optional: 4 },
  { key: 'seconds', title: 's/cell', align: 'right', optional: 2 },
];

/** All columns and rows of the results table; columns that say nothing in this report are left out. */
export function reportTable(summary: Summary): ReportTable {
  const reasons = new Map<string, string>();
  const empty = (reason: string): TableCell => {
    if (!reasons.has(reason)) reasons.set(reason, letter(reasons.size));
    return { text: `${DASH} ${reasons.get(reason)!}` };
  };
  const references = new Map<string, number>();
  for (const { label, result } of summary.rows)
    if (result?.comparison.kind === 'reference') references.set(label, references.size + 1);
  const notes = { empty, references };
  const isUsed = ({ key }: TableColumn): boolean => {
    if (key === 'setup') return summary.setups.length > 1;
    // One row alone is compared with nothing.
    if (key === 'difference' || key === 'p') return summary.rows.length > 1;
    if (key === 'zeros') return summary.rows.some((row) => row.result?.sparsity !== undefined);
    if (key === 'leak') return summary.rows.some((row) => row.leak !== undefined);
    if (['logLoss', 'brier', 'ece'].includes(key))
      return summary.rows.some((row) => row.result?.calibration !== undefined);
    return true;
  };
  const columns = COLUMNS.filter(isUsed);
  const rows = summary.rows.map((row) => ({ row, cells: columns.map(({ key }) => cellOf(key, row, notes)) }));
  return {
    columns,
    rows,
    references: [...references.keys()],
    reasons: Array.from(reasons, ([reason, sign]) => [sign, reason]),
  };
}

/** Signs behind a label: `'L'` lenient, `'T'` transductive, `'P'` pruned, `'!'` not every seed is done. */
export function rowFlags(row: SummaryRow): string[] {
  const flags = [
    row.lenient && 'L',
    row.transductive && 'T',
    row.pruned && 'P',
    row.doneSeeds.length < row.seeds.length && '!',
  ];
  return flags.filter((flag) => flag !== false);
}

/** What a cell may refer to below the table. */
interface Notes {
  readonly empty: (reason: string) => TableCell;
  /** Label -> its number. */
  readonly references: ReadonlyMap<string, number>;
}

function cellOf(key: string, row: SummaryRow, notes: Notes): TableCell {
  const { result, seeds, doneSeeds } = row;
  if (key === 'label') return { text: [row.label, ...rowFlags(row)].join(' ') };
  if (key === 'setup') return { text: String(row.setup + 1), value: row.setup };
  if (key === 'seeds') {
    const all = doneSeeds.length === seeds.length;
    return { text: all ? String(seeds.length) : `${doneSeeds.length} of ${seeds.length}`, value: doneSeeds.length };
  }
  if (key === 'leak') return leakCell(row, notes);
  return result === undefined ? notes.empty(row.missing ?? 'no result') : resultCell(key, row, result, notes);
}

function resultCell(key: string, row: SummaryRow, result: RowResult, notes: Notes): TableCell {
  const { empty } = notes;
  const plain = (value: number): TableCell => ({ text: formatFixed(value), value });
  switch (key) {
    case 'accuracy': {
      const { mean, deviation } = result.accuracy;
      // One subject has no spread; the mean is still the result.
      if (deviation === undefined)
        return { text: `${formatFixed(mean)} ${empty('one subject: no spread over subjects').text}`, value: mean };
      return { text: formatPlusMinus(mean, deviation), value: mean };
    }
    case 'difference':
      return differenceCell(result.comparison, row.label, notes);
    case 'p':
      return pCell(result.comparison, empty);
    case 'balanced':
      return plain(result.balancedAccuracy);
    case 'f1':
      return plain(result.macroF1);
    case 'kappa':
      return plain(result.kappa);
    case 'auc':
      return typeof result.auc === 'number' ? plain(result.auc) : empty(`no AUC: ${result.auc.refused}`);
    case 'logLoss':
    case 'brier':
    case 'ece':
      return result.calibration === undefined ? empty('no probabilities but 0 and 1') : plain(result.calibration[key]);
    case 'interval': {
      const { interval } = result.accuracy;
      if ('refused' in interval) return empty(`no interval: ${interval.refused}`);
      return { text: `${formatFixed(interval.low)} to ${formatFixed(interval.high)}`, value: interval.low };
    }
    case 'zeros': {
      const { sparsity } = result;
      if (sparsity === undefined) return empty('no sparse projection in this model');
      // Without any direction there is no G.
      const hasNoG = hasTraversal(row, 'temporal-only');
      return {
        text: `${hasNoG ? DASH : formatFixed(sparsity.zeroFractionG, 2)}/${formatFixed(sparsity.zeroFractionF, 2)}`,
        value: sparsity.zeroFractionG,
      };
    }
    case 'parameters': {
      const [fewest, most] = result.parameters;
      return { text: fewest === most ? String(most) : `${fewest}\u2013${most}`, value: most };
    }
    default:
      return { text: formatFixed(result.seconds, result.seconds < 10 ? 1 : 0), value: result.seconds };
  }
}

function differenceCell(comparison: Comparison, label: string, { empty, references }: Notes): TableCell {
  const sign = (reference: string): string =>
    references.size > 1 && references.has(reference) ? ` R${references.get(reference)!}` : '';
  if (comparison.kind === 'reference') return { text: `reference${sign(label)}` };
  if (comparison.kind === 'none') return empty(comparison.reason);
  const { mean, standardError, reference, otherSamples } = comparison;
  const star = otherSamples ? ' *' : '';
  return { text: `${formatSigned(mean)} \u00b1 ${formatFixed(standardError)}${sign(reference)}${star}`, value: mean };
}

function leakCell({ leak, lenient }: SummaryRow, { empty }: Notes): TableCell {
  if (leak === undefined) return empty(lenient ? 'lenient itself' : 'no lenient twin is planned');
  const { delta, missingSeeds } = leak;
  if ('refused' in delta) return empty(delta.refused);
  const part = missingSeeds.length === 0 ? '' : ' !';
  return { text: `${formatSigned(delta.mean)} \u00b1 ${formatFixed(delta.standardError)}${part}`, value: delta.mean };
}

function pCell(comparison: Comparison, empty: (reason: string) => TableCell): TableCell {
  if (comparison.kind === 'reference') return { text: '' };
  if (comparison.kind === 'none') return empty(comparison.reason);
  if ('refused' in comparison.test) return empty(`no test: ${comparison.test.refused}`);
  return { text: formatP(comparison.holm!), value: comparison.holm! };
}

/** a, b, ..., z, aa, ab, ... */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
