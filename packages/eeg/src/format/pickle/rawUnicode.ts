import type { DecodeNdArrayLimits } from './decodeNdArray.js';
import type { PickleCursor } from './PickleCursor.js';
import { PickleText } from './PickleText.js';

const escape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;
const longest = 2 ** 27;

/** UNICODE of protocol 0: a line in Latin-1 whose other characters are `\uXXXX` or `\UXXXXXXXX`. */
export function rawUnicode(cursor: PickleCursor, limits: DecodeNdArrayLimits): PickleText {
  const line = cursor.line(longest);
  limits.take(4 * line.byteLength);
  const raw = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1');
  const text = raw.replace(escape, (_, short?: string, long?: string) => {
    const point = parseInt(short ?? long!, 16);
    if (point > 0x10ffff) throw cursor.fail(`expected characters up to 0x10ffff, found 0x${point.toString(16)}`);
    return String.fromCodePoint(point);
  });
  return new PickleText(Buffer.from(text, 'utf8'), 'utf-8', false);
}
