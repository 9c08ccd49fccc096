/**
 * Takes off the noise that decimal arithmetic in binary leaves: 0.30000000000000004 -> 0.3, 99.99999999999999 -> 100,
 * so that a computed axis value equals the same value written by hand (and gives the same cell).
 * Numbers that are no short decimals (1/3) are kept as they are.
 * @param scale size of the numbers that took part; the noise is measured against it
 */
export function tidyNumber(value: number, scale = Math.abs(value)): number {
  // Some roundings of half a unit each, and those of powers, which are less exact.
  const noise = 8 * Number.EPSILON * scale;
  if (Math.abs(value) <= noise) return 0;
  const short = Number(value.toPrecision(12));
  return Math.abs(short - value) <= noise ? short : value;
}
