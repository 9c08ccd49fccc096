/** A derivative by differences. */
export interface Slope {
  readonly value: number;
  /** False next to a kink or jump, where the derivative means nothing. */
  readonly smooth: boolean;
}

/**
 * Derivative of f at 0 by central differences of fourth order. Their truncation falls with step^4, so that the step can
 * be large enough for values in single precision. Kinks show in two ways: two step sizes disagree, or the even part of f
 * does not grow with the square of the step.
 *
 * @param scale size of a derivative that counts; signs of a kink above `tolerance` of it make f not smooth
 */
export function smoothSlope(f: (t: number) => number, step: number, scale: number, tolerance: number): Slope {
  const middle = f(0);
  const [half, whole, double] = [step / 2, step, 2 * step].map((t) => {
    const [right, left] = [f(t), f(-t)];
    return { odd: right - left, even: right + left - 2 * middle };
  });
  const coarse = (8 * whole.odd - double.odd) / (12 * step);
  const value = (8 * half.odd - whole.odd) / (6 * step);
  const signs = [
    value - coarse,
    // A kink of size j at 0 makes the even part j t; the formulas below give j for it, and nothing for t².
    (double.even - 4 * whole.even) / (2 * step),
    (whole.even - 4 * half.even) / step,
  ];
  const largest = tolerance * Math.max(scale, Math.abs(value));
  return { value, smooth: signs.every((sign) => Math.abs(sign) <= largest) };
}
