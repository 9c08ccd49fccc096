import { canonicalJson } from '../../matrix/canonicalJson.js';
import type { SummaryRow } from './Summary.js';

/** A row with what it is compared by, computed once. */
interface KeyedRow {
  readonly row: SummaryRow;
  readonly protocol: string;
  /** Option -> its canonical JSON; the scaler goes along. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Finds the row that a row is compared with: the one with traversal 'none' and the same projector (among several, the one
 * with the most options in common); for a row without a projector the first with traversal 'none'; else the first row.
 * Rows with the same protocol come before all others.
 */
export function chooseReference(rows: readonly SummaryRow[]): (row: SummaryRow) => SummaryRow {
  const candidates = rows.filter((row) => hasTraversal(row, 'none')).map(keyed);
  return (row) => {
    const own = keyed(row);
    const projector = row.model.kind === 'strnn' ? own.options.get('projector') : undefined;
    let best: { row: SummaryRow; fits: boolean; alike: number } | undefined;
    for (const other of candidates) {
      if (projector !== undefined && other.options.get('projector') !== projector) continue;
      const fits = other.protocol === own.protocol;
      let alike = 0;
      for (const [name, value] of own.options) if (other.options.get(name) === value) alike++;
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

function keyed(row: SummaryRow): KeyedRow {
  const options = new Map(
    Object.entries(row.model.options).map(([name, value]) => [name, canonicalJson(value ?? null)]),
  );
  return { row, protocol: canonicalJson(row.protocol), options: options.set(' scaler', row.scaler) };
}
