import { canonicalJson } from '../../matrix/canonicalJson.js';
import type { SummaryRow } from './Summary.js';

/** A row with what it is compared by, as numbers: equal values have equal numbers. */
interface KeyedRow {
  readonly row: SummaryRow;
  readonly protocol: number;
  readonly projector: number;
  /** Option (by its number) -> value; 0 = not there. The scaler goes along. */
  readonly options: Int32Array;
}

/**
 * Finds the row that a row is compared with: the one with traversal 'none' and the same projector (among several, the one
 * with the most options in common); for a row without a projector the first with traversal 'none'; else the first row.
 * Rows with the same protocol that are as transductive come before all others; pruned ones count only where all are.
 */
export function chooseReference(rows: readonly SummaryRow[]): (row: SummaryRow) => SummaryRow {
  const keyed = keyRows(rows);
  const byRow = new Map(keyed.map((one) => [one.row, one]));
  const candidates = keyed.filter(({ row }) => hasTraversal(row, 'none'));
  const usable = candidates.some(({ row }) => !row.pruned) ? candidates.filter(({ row }) => !row.pruned) : candidates;
  const groupOf = ({ row, protocol, projector }: KeyedRow): string => `${protocol} ${row.transductive} ${projector}`;
  const groups = new Map<string, KeyedRow[]>();
  for (const one of usable) {
    const group = groups.get(groupOf(one));
    if (group === undefined) groups.set(groupOf(one), [one]);
    else group.push(one);
  }
  return (row) => {
    const own = byRow.get(row)!;
    let best: { row: SummaryRow; fits: boolean; alike: number } | undefined;
    // Any of the row's own kind comes before all others.
    for (const other of groups.get(groupOf(own)) ?? usable) {
      if (own.projector !== 0 && other.projector !== own.projector) continue;
      const fits = other.protocol === own.protocol && other.row.transductive === row.transductive;
      const alike = countAlike(own.options, other.options);
      // Among equals the plan's order decides.
      const isBetter = best === undefined || (fits === best.fits ? alike > best.alike : fits);
      if (isBetter) best = { row: other.row, fits, alike };
    }
    return best?.row ?? rows[0];
  };
}

/** True for an STRNN row of this traversal and no other; `'none'`: the network without spatial recurrence. */
export function hasTraversal({ model }: Pick<SummaryRow, 'model'>, name: string): boolean {
  const traversal = model.options['traversal'];
  return model.kind === 'strnn' && (Array.isArray(traversal) ? traversal.join() : traversal) === name;
}

function countAlike(a: Int32Array, b: Int32Array): number {
  let alike = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== 0 && a[i] === b[i]) alike++;
  return alike;
}

function keyRows(rows: readonly SummaryRow[]): KeyedRow[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.model.options)))];
  const numbers = new Map<string, number>();
  const numberOf = (value: unknown): number => {
    const text = typeof value === 'string' ? `"${value}` : canonicalJson(value ?? null);
    const known = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, known);
    return known;
  };
  return rows.map((row) => {
    const options = new Int32Array(names.length + 2);
    names.forEach((name, i) => {
      if (name in row.model.options) options[i] = numberOf(row.model.options[name]);
    });
    options[names.length] = numberOf(row.scaler);
    // Among rows of several data settings the one of the same data is the nearest.
    options[names.length + 1] = numberOf(row.fingerprint);
    const projector = row.model.kind === 'strnn' ? row.model.options['projector'] : undefined;
    return {
      row,
      protocol: numberOf(row.protocol),
      projector: projector === undefined ? 0 : numberOf(projector),
      options,
    };
  });
}
