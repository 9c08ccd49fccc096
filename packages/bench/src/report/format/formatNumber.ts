/** What stands where a number is missing; a reason always goes with it. */
export const DASH = '\u2013';

/** A number with fixed decimals (default 3) and a true minus sign; never `-0.000`, never NaN. */
export function formatFixed(value: number, decimals = 3): string {
  if (!Number.isFinite(value)) throw new RangeError(`formatFixed: expected a finite number, but found ${value}.`);
  const text = value.toFixed(decimals);
  return /[1-9]/u.test(text) ? text.replace('-', '\u2212') : text.replace('-', '');
}

/** As `formatFixed`, with `+` before what is above zero. */
export function formatSigned(value: number, decimals = 3): string {
  const text = formatFixed(value, decimals);
  return /[1-9]/u.test(text) && value > 0 ? `+${text}` : text;
}

/** `'0.614 ± 0.015'`. */
export function formatPlusMinus(value: number, spread: number): string {
  return `${formatFixed(value)} \u00b1 ${formatFixed(spread)}`;
}

/** A p-value: three decimals, `'<0.001'` below. */
export function formatP(value: number): string {
  return value < 0.001 ? '<0.001' : formatFixed(value);
}

/** A p-value behind a `p`: `'= 0.213'` or `'< 0.001'`. */
export function formatPEquals(value: number): string {
  return value < 0.001 ? '< 0.001' : `= ${formatFixed(value)}`;
}

/** `'1 seed'`, `'2 seeds'`. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The ends of an interval of a difference: `'−0.021 to +0.034'`. */
export function formatInterval(interval: { readonly low: number; readonly high: number }, decimals = 3): string {
  return `${formatSigned(interval.low, decimals)} to ${formatSigned(interval.high, decimals)}`;
}
