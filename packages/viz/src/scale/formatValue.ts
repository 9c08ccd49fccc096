/** A number for people: up to three significant digits, no exponent between 0.001 and 99999, a true minus sign. */
export function formatValue(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size >= 1e5 || size < 1e-3
      ? value.toExponential(1)
      : size >= 100
        ? value.toFixed(0)
        : String(Number(value.toPrecision(3)));
  return text.replace('-', '\u2212');
}
