const backslash = 0x5c;
/** `\a \b \f \n \r \t \v \\ \' \"` */
const simple = new Int16Array(256).fill(-1);
[...'abfnrtv\\\'"'].forEach((letter, i) => (simple[letter.charCodeAt(0)] = '\x07\b\f\n\r\t\v\\\'"'.charCodeAt(i)));
const hex = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  const letter = digit.toString(16);
  hex[letter.charCodeAt(0)] = digit;
  hex[letter.toUpperCase().charCodeAt(0)] = digit;
}

/**
 * Undoes the escapes in a string literal of Python (protocol 0 writes byte strings as `repr` does), without its quotes.
 *
 * @returns the bytes, a copy of their exact size; or the place of an escape that is none
 */
export function decodePickleEscapes(bytes: Uint8Array): Uint8Array<ArrayBuffer> | number {
  const count = scan(bytes);
  if (count < 0) return -1 - count;
  const out = new Uint8Array(count);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes[at];
    if (byte === backslash) {
      byte = bytes[++at];
      if (byte === 0x78) {
        out[length++] = (hex[bytes[at + 1]] << 4) | hex[bytes[at + 2]];
        at += 2;
        continue;
      }
      const plain = simple[byte];
      if (plain < 0) {
        const digits = octalDigits(bytes, at);
        if (digits > 0) {
          let value = 0;
          for (let i = 0; i < digits; i++) value = value * 8 + bytes[at + i] - 0x30;
          out[length++] = value;
          at += digits - 1;
        } else {
          // As Python does: an unknown escape stays as it is.
          out[length++] = backslash;
          out[length++] = byte;
        }
        continue;
      }
      byte = plain;
    }
    out[length++] = byte;
  }
  return out;
}

/** How many bytes come out, or -1 - the place of a damaged escape. */
function scan(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    count++;
    if (bytes[at] !== backslash) continue;
    const start = at;
    const byte = bytes[++at];
    if (byte === undefined) return -1 - start;
    if (byte === 0x78) {
      // Beyond the end `hex[undefined]` is undefined, which is not >= 0 either.
      if (!(hex[bytes[at + 1]] >= 0 && hex[bytes[at + 2]] >= 0)) return -1 - start;
      at += 2;
    } else if (simple[byte] < 0) {
      const digits = octalDigits(bytes, at);
      if (digits > 0) at += digits - 1;
      else count++;
    }
  }
  return count;
}

function octalDigits(bytes: Uint8Array, at: number): number {
  let digits = 0;
  while (digits < 3 && bytes[at + digits] >= 0x30 && bytes[at + digits] <= 0x37) digits++;
  return digits;
}
