/**
 * A number in at most 8 characters without an exponent, as EDF headers have them: the nearest one that is not below
 * (`'up'`) or not above (`'down'`) it, or undefined where 8 characters do not reach.
 */
export function formatEdfNumber(value: number, direction: 'up' | 'down'): string | undefined {
  if (Number.isInteger(value)) return fits(value.toFixed(0));
  for (let digits = 7; digits >= 0; digits--) {
    const scale = 10 ** digits;
    const exact = Number(value.toFixed(digits));
    const scaled = direction === 'up' ? Math.ceil(value * scale) : Math.floor(value * scale);
    const rounded = exact === value ? value : scaled / scale;
    const text = fits(rounded.toFixed(digits).replace(/\.0+$|(\.\d*?)0+$/, '$1'));
    if (text !== undefined) return text;
  }
  return undefined;
}

function fits(text: string): string | undefined {
  const plain = text === '-0' ? '0' : text;
  return plain.length <= 8 ? plain : undefined;
}
