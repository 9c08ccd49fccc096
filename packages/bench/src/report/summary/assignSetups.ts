import { describeProtocol, type Protocol } from '../../protocol/index.js';
import type { CellResult } from '../../run/CellResult.js';
import { scalers } from '../../transform/index.js';
import { describeSelection, selectionWay } from './describeSelection.js';
import type { Setup } from './Summary.js';

/** What decides a row's setup. */
export interface EvaluatedRow {
  readonly protocol: Protocol;
  readonly scaler: string;
  /** Of all done seeds; may be empty. */
  readonly results: readonly CellResult[];
}

/**
 * Protocol, scaler and way of choosing the epoch, each combination once, and which of them each row has. A row without a
 * result goes with the first row of its protocol and scaler that has one.
 */
export function assignSetups(rows: readonly EvaluatedRow[]): { readonly setups: Setup[]; readonly places: number[] } {
  const keys = rows.map((row) => JSON.stringify([describeProtocol(row.protocol), row.scaler]));
  const firstDone = new Map<string, number>();
  rows.forEach((row, i) => {
    if (row.results.length > 0 && !firstDone.has(keys[i])) firstDone.set(keys[i], i);
  });
  const groups = new Map<string, { place: number; of: EvaluatedRow; selections: string[] }>();
  const placeOf = (i: number): number => {
    const selections = rows[i].results.flatMap((result) => result.folds.map((fold) => fold.selection));
    const ways = [...new Set(selections.map(selectionWay))].sort();
    const key = JSON.stringify([keys[i], ways]);
    const group = groups.get(key) ?? { place: groups.size, of: rows[i], selections: [] };
    groups.set(key, group);
    group.selections.push(...selections);
    return group.place;
  };
  const places = rows.map((row, i) => (row.results.length > 0 || !firstDone.has(keys[i]) ? placeOf(i) : -1));
  rows.forEach((_, i) => {
    if (places[i] < 0) places[i] = places[firstDone.get(keys[i])!];
  });
  const setups = Array.from(groups.values(), ({ of: { protocol, scaler }, selections }): Setup => {
    const known = scalers.find((one) => one.name === scaler);
    return {
      protocol: describeProtocol(protocol),
      lenient: protocol.lenient,
      scaler,
      scalerDescription: known?.description ?? 'Not known to this version; whether it is transductive is unknown.',
      transductive: known?.transductive ?? false,
      selection: selections.length === 0 ? 'no result yet' : describeSelection(selections),
    };
  });
  return { setups, places };
}
