import type { TuningSpec } from '../../matrix/PlannedCell.js';
import { describeProtocol, type Protocol } from '../../protocol/index.js';
import { scalers } from '../../transform/index.js';
import { describeSelection, selectionWay, type CountedSelection } from './describeSelection.js';
import type { Setup } from './Summary.js';

/** What decides a row's setup. */
export interface EvaluatedRow {
  readonly protocol: Protocol;
  readonly scaler: string;
  readonly tuning?: TuningSpec;
  readonly isDone: boolean;
  /** Of all done seeds; asked for once, as a large matrix has a hundred thousand. */
  selections(): readonly CountedSelection[];
}

/**
 * Protocol, scaler, tuning and way of choosing the epoch, each combination once, and which of them each row has. A row
 * without a result goes with the first row of its protocol, scaler and tuning that has one.
 */
export function assignSetups(rows: readonly EvaluatedRow[]): { readonly setups: Setup[]; readonly places: number[] } {
  const keys = rows.map(({ protocol, scaler, tuning }) => JSON.stringify([describeProtocol(protocol), scaler, tuning]));
  // A few texts come a hundred thousand times.
  const known = new Map<string, string>();
  const wayOf = (text: string): string => {
    const way = known.get(text) ?? selectionWay(text);
    known.set(text, way);
    return way;
  };
  const firstDone = new Map<string, number>();
  rows.forEach((row, i) => {
    if (row.isDone && !firstDone.has(keys[i])) firstDone.set(keys[i], i);
  });
  const groups = new Map<string, { place: number; of: EvaluatedRow; selections: Map<string, number> }>();
  const placeOf = (i: number): number => {
    const selections = rows[i].selections();
    const ways = [...new Set(selections.map(([text]) => wayOf(text)))].sort();
    const key = JSON.stringify([keys[i], ways]);
    const group = groups.get(key) ?? { place: groups.size, of: rows[i], selections: new Map<string, number>() };
    groups.set(key, group);
    for (const [text, folds] of selections) group.selections.set(text, (group.selections.get(text) ?? 0) + folds);
    return group.place;
  };
  const places = rows.map((row, i) => (row.isDone || !firstDone.has(keys[i]) ? placeOf(i) : -1));
  rows.forEach((_, i) => {
    if (places[i] < 0) places[i] = places[firstDone.get(keys[i])!];
  });
  const setups = Array.from(groups.values(), ({ of: { protocol, scaler, tuning }, selections }): Setup => {
    const known = scalers.find((one) => one.name === scaler);
    return {
      protocol: describeProtocol(protocol),
      lenient: protocol.lenient,
      scaler,
      scalerDescription: known?.description ?? 'Not known to this version; whether it is transductive is unknown.',
      transductive: known?.transductive ?? false,
      ...(tuning !== undefined && { tuning }),
      selection: selections.size === 0 ? 'no result yet' : describeSelection([...selections]),
    };
  });
  return { setups, places };
}
