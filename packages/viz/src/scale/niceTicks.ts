/** Ticks at multiples of 1, 2 or 5 times a power of ten, with the decimals that tell them apart. */
export interface NiceTicks {
  /** Ascending; the first is <= low, the last >= high. */
  readonly values: readonly number[];
  /** Decimals that every label needs. */
  readonly decimals: number;
}

/**
 * Round ticks that enclose a range (the rule of P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
 * @param count about how many steps are wanted, default 5
 */
export function niceTicks(low: number, high: number, count = 5): NiceTicks {
  const span = high > low ? high - low : Math.max(Math.abs(high), 1) * 0.1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  const step = (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10) * power;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  // A tiny slack keeps 0.6000000001 from asking for one more step.
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const values: number[] = [];
  for (let k = first; k <= last; k++) values.push(Number((k * step).toFixed(decimals)));
  return { values, decimals };
}
