import type { Image } from './Image.js';
import type { PgmScanner } from './PgmScanner.js';
import { placeOfValue } from './placeOfValue.js';

/**
 * The values of a plain file (P2, P3): decimal numbers between white space; comments are allowed, nothing else may follow.
 * @returns height x width x channels, 0 to 1
 * @throws StrnnError 'data' for too few values, text that is no number, values above the maximum, more values than announced
 */
export function readPlainValues(scanner: PgmScanner, header: Omit<Image, 'data'>): Float32Array {
  const { width, height, channels, maximum } = header;
  const count = width * height * channels;
  // Before anything is allocated: every value takes a digit and, but for the last, white space.
  scanner.skipBlank();
  if (scanner.remaining < 2 * count - 1) {
    throw scanner.refusal(
      scanner.offset,
      `${width} x ${height} x ${channels} = ${count} values, at least ${2 * count - 1} bytes`,
      `${scanner.remaining} bytes`,
    );
  }
  const data = new Float32Array(count);
  let i = 0;
  const what = () => `value ${i + 1} of ${count} (${placeOfValue(i, header)})`;
  for (; i < count; i++) data[i] = scanner.integer(what, 0, maximum) / maximum;
  scanner.skipBlank();
  if (scanner.remaining > 0) {
    throw scanner.refusal(
      scanner.offset,
      `the end of the file after ${count} values (one image per file)`,
      scanner.token(scanner.offset),
    );
  }
  return data;
}
