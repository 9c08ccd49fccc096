/** A value as a message shows it; unlike JSON it tells NaN from null. */
export function showValue(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
