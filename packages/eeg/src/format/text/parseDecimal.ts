/** Powers of ten that doubles hold exactly. */
const powers = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * The number written in bytes `start` to `end`, blanks around it left out: digits with a decimal point and an exponent.
 * NaN for anything else, `nan` and `inf` included. Rounded as `Number` rounds: with 15 digits and powers of ten that are
 * exact one division or multiplication is correctly rounded (Clinger 1990); else `Number` reads it.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && bytes[start] === 32) start++;
  while (end > start && bytes[end - 1] === 32) end--;
  let at = start;
  const sign = bytes[at];
  if (sign === 45 || sign === 43) at++;
  let mantissa = 0;
  let digits = 0;
  let exponent = 0;
  let seen = 0;
  for (; at < end && bytes[at] >= 48 && bytes[at] <= 57; at++, seen++) {
    if (mantissa > 0 || bytes[at] > 48) digits++;
    mantissa = mantissa * 10 + bytes[at] - 48;
  }
  if (bytes[at] === 46 && at < end) {
    for (at++; at < end && bytes[at] >= 48 && bytes[at] <= 57; at++, seen++) {
      if (mantissa > 0 || bytes[at] > 48) digits++;
      mantissa = mantissa * 10 + bytes[at] - 48;
      exponent--;
    }
  }
  if (seen === 0) return NaN;
  if (at < end) {
    if (bytes[at] !== 101 && bytes[at] !== 69) return NaN;
    at++;
    const negative = bytes[at] === 45;
    if (negative || bytes[at] === 43) at++;
    if (at >= end) return NaN;
    let power = 0;
    for (; at < end; at++) {
      if (bytes[at] < 48 || bytes[at] > 57) return NaN;
      power = Math.min(power * 10 + bytes[at] - 48, 100_000);
    }
    exponent += negative ? -power : power;
  }
  if (digits > 15 || exponent < -22 || exponent > 22) {
    return finite(Number(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')));
  }
  const value = exponent < 0 ? mantissa / powers[-exponent] : mantissa * powers[exponent];
  return sign === 45 ? -value : value;
}

/** More than a double holds is no number here. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
