import { DASH, formatFixed, formatP, formatPlusMinus, formatSigned } from '../format/formatNumber.js';
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
  { key: 'p', title: 'p (Holm)', align: 'right', optional: 0 },
  { key: 'balanced', title: 'bal. acc.', align: 'right', optional: 5 },
  { key: 'f1', title: 'macro-F1', align: 'right', optional: 6 },
  { key: 'kappa', title: 'kappa', align: 'right', optional: 7 },
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
  const references = summary.rows.filter((row) => row.result?.comparison.kind === 'reference').map((row) => row.label);
  const notes = { empty, references };
  const rows = summary.rows.map((row) => ({ row, cells: COLUMNS.map(({ key }) => cellOf(key, row, notes)) }));
  const isUsed = (key: string): boolean => {
    if (key === 'setup') return summary.setups.length > 1;
    if (key === 'zeros') return summary.rows.some((row) => row.result?.sparsity !== undefined);
    return true;
  };
  const kept = COLUMNS.map((column, i) => ({ column, i })).filter(({ column }) => isUsed(column.key));
  return {
    columns: kept.map(({ column }) => column),
    rows: rows.map(({ row, cells }) => ({ row, cells: kept.map(({ i }) => cells[i]) })),
    references,
    reasons: Array.from(reasons, ([reason, sign]) => [sign, reason]),
  };
}

/** Signs behind a label: `'L'` lenient, `'T'` transductive, `'!'` not every seed is done. */
export function rowFlags(row: SummaryRow): string[] {
  const flags = [row.lenient && 'L', row.transductive && 'T', row.doneSeeds.length < row.seeds.length && '!'];
  return flags.filter((flag) => flag !== false);
}

/** What a cell may refer to below the table. */
interface Notes {
  readonly empty: (reason: string) => TableCell;
  readonly references: readonly string[];
}

function cellOf(key: string, row: SummaryRow, notes: Notes): TableCell {
  const { result, seeds, doneSeeds } = row;
  if (key === 'label') return { text: [row.label, ...rowFlags(row)].join(' ') };
  if (key === 'setup') return { text: String(row.setup + 1), value: row.setup };
  if (key === 'seeds') {
    const all = doneSeeds.length === seeds.length;
    return { text: all ? String(seeds.length) : `${doneSeeds.length} of ${seeds.length}`, value: doneSeeds.length };
  }
  return result === undefined ? notes.empty(row.missing ?? 'no result') : resultCell(key, row.label, result, notes);
}

function resultCell(key: string, label: string, result: RowResult, notes: Notes): TableCell {
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
      return differenceCell(result.comparison, label, notes);
    case 'p':
      return pCell(result.comparison, empty);
    case 'balanced':
      return plain(result.balancedAccuracy);
    case 'f1':
      return plain(result.macroF1);
    case 'kappa':
      return plain(result.kappa);
    case 'zeros': {
      const { sparsity } = result;
      if (sparsity === undefined) return empty('no sparse projection in this model');
      return {
        // Without any direction (temporal-only) there is no G.
        text: `${Object.keys(sparsity.siteWeight).length === 0 ? '–' : formatFixed(sparsity.zeroFractionG, 2)}/${formatFixed(sparsity.zeroFractionF, 2)}`,
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
  const sign = (reference: string): string => (references.length > 1 ? ` R${references.indexOf(reference) + 1}` : '');
  if (comparison.kind === 'reference') return { text: `reference${sign(label)}` };
  if (comparison.kind === 'none') return empty(comparison.reason);
  const { mean, standardError, reference } = comparison;
  return { text: `${formatSigned(mean)} \u00b1 ${formatFixed(standardError)}${sign(reference)}`, value: mean };
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
