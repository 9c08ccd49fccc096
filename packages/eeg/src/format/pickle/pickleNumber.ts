import type { PickleCursor } from './PickleCursor.js';

/** Longer whole numbers are refused: to read digits takes time that grows with the square of their number. */
const mostDigits = 5000;
export const mostNumberBytes = 2048;

/** INT and LONG: decimal digits; INT `00` and `01` are False and True. */
export function pickleDecimal(text: string, isInt: boolean, { fail }: PickleCursor): number | bigint | boolean {
  if (isInt && (text === '00' || text === '01')) return text === '01';
  const found = /^\s*([+-]?\d+)L?\s*$/.exec(text);
  if (found === null || text.length > mostDigits)
    throw fail(`expected a whole number, found ${JSON.stringify(text.slice(0, 50))}`);
  return whole(BigInt(found[1]));
}

/** FLOAT: as Python's `repr` writes it. */
export function pickleFloat(text: string, { fail }: PickleCursor): number {
  const name = /^([+-]?)(nan|inf|infinity)$/i.exec(text.trim());
  if (name !== null) return name[2].toLowerCase() === 'nan' ? NaN : name[1] === '-' ? -Infinity : Infinity;
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) {
    throw fail(`expected a number, found ${JSON.stringify(text.slice(0, 50))}`);
  }
  return Number(text);
}

/** LONG1 and LONG4: two's complement, little-endian. */
export function pickleLong(bytes: Uint8Array): number | bigint {
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]);
  return whole(BigInt.asIntN(Math.max(1, 8 * bytes.length), value));
}

function whole(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
