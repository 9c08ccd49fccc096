/** To the nearest whole number, halves to the even one, as OpenCV's `cvRound` and NumPy's `rint`. For 0 <= value < 2^31. */
export function roundHalfToEven(value: number): number {
  const whole = Math.floor(value);
  const rest = value - whole;
  return rest < 0.5 || (rest === 0.5 && whole % 2 === 0) ? whole : whole + 1;
}
