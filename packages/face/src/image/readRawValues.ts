import type { Image } from './Image.js';
import { carriageReturn, isSpace, lineFeed, type PgmScanner } from './PgmScanner.js';
import { placeOfValue } from './placeOfValue.js';

/**
 * The values of a raw file (P5, P6): one byte each, or two with the high byte first where the maximum is above 255.
 * White space may follow, nothing else.
 * @returns height x width x channels, 0 to 1
 * @throws StrnnError 'data' for too few bytes, values above the maximum, more bytes than announced
 */
export function readRawValues(scanner: PgmScanner, header: Omit<Image, 'data'>): Float32Array {
  const { width, height, channels, maximum } = header;
  const count = width * height * channels;
  const size = maximum > 255 ? 2 : 1;
  const separator = scanner.offset;
  scanner.separator();
  const { bytes } = scanner;
  // The format takes CR alone as the separator. LF after it belongs to the header too where the header's other lines end
  // with CR LF, or where the file is one byte too long.
  if (bytes[separator] === carriageReturn && bytes[scanner.offset] === lineFeed) {
    if (scanner.remaining === count * size + 1 || hasWindowsLineEnd(bytes.subarray(0, separator))) scanner.offset++;
  }

  const start = scanner.offset;
  if (scanner.remaining < count * size) {
    throw scanner.refusal(
      start,
      `${width} x ${height} x ${channels} values of ${size} ${size === 1 ? 'byte' : 'bytes'} = ${count * size} bytes`,
      `${scanner.remaining} bytes`,
    );
  }
  const end = start + count * size;
  if (!bytes.subarray(end).every(isSpace)) {
    const what = `the end of the file after ${count} values (one image per file)`;
    throw scanner.refusal(end, what, `${bytes.length - end} more bytes`);
  }
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const at = start + i * size;
    const value = size === 1 ? bytes[at] : bytes[at] * 256 + bytes[at + 1];
    if (value > maximum) {
      throw scanner.refusal(at, `a value from 0 to ${maximum} (${placeOfValue(i, header)})`, `${value}`);
    }
    data[i] = value / maximum;
  }
  return data;
}

function hasWindowsLineEnd(header: Uint8Array): boolean {
  return header.some((byte, i) => byte === carriageReturn && header[i + 1] === lineFeed);
}
