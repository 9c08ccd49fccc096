/** The nearest whole number, of two equally near ones the even one, as Python and NumPy round. */
export function roundHalfToEven(value: number): number {
  const up = Math.round(value);
  return up - value === 0.5 && up % 2 !== 0 ? up - 1 : up;
}
