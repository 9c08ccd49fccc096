/** Ranks from 1, lowest value first; equal values share the mean of their ranks. */
export interface Midranks {
  /** In the order given. */
  readonly ranks: readonly number[];
  /** Sum of t^3 - t over groups of t equal values; 0 = no ties. */
  readonly tieTerm: number;
}

/**
 * Values closer than this part of the largest one are equal: means over seeds of one and the same score differ by
 * rounding.
 */
const GRAIN = 1e-12;

/** Ranks as rank tests have them. */
export function midranks(values: readonly number[]): Midranks {
  const grain = GRAIN * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rounded = grain === 0 ? values : values.map((value) => Math.round(value / grain));
  const order = rounded.map((_, i) => i).sort((a, b) => rounded[a] - rounded[b]);
  const ranks = new Array<number>(values.length);
  let tieTerm = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && rounded[order[end]] === rounded[order[start]]) end++;
    for (let i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2;
    tieTerm += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { ranks, tieTerm };
}
