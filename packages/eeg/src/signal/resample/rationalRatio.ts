/**
 * The ratio of two rates as a fraction of the smallest whole numbers that give it to 1e-12 (continued fraction), or
 * undefined when one of them would be above `largest`.
 */
export function rationalRatio(
  to: number,
  from: number,
  largest: number,
): { readonly up: number; readonly down: number } | undefined {
  const ratio = to / from;
  let [numerator, denominator, beforeNumerator, beforeDenominator] = [1, 0, 0, 1];
  let rest = ratio;
  for (let step = 0; step < 64; step++) {
    const whole = Math.floor(rest);
    [numerator, beforeNumerator] = [whole * numerator + beforeNumerator, numerator];
    [denominator, beforeDenominator] = [whole * denominator + beforeDenominator, denominator];
    if (!(numerator <= largest && denominator <= largest)) return undefined;
    if (numerator > 0 && Math.abs(numerator / denominator - ratio) <= 1e-12 * ratio) {
      return { up: numerator, down: denominator };
    }
    rest = 1 / (rest - whole);
  }
  return undefined;
}
