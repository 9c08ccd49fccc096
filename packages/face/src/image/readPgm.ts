import type { Image } from './Image.js';
import { PgmScanner } from './PgmScanner.js';
import { checkPixels } from './checkPixels.js';
import type { ReadImageLimits } from './ReadImageLimits.js';
import { readPlainValues } from './readPlainValues.js';
import { readRawValues } from './readRawValues.js';

const formats: Readonly<Record<string, { channels: 1 | 3; readValues: typeof readRawValues }>> = {
  P2: { channels: 1, readValues: readPlainValues },
  P3: { channels: 3, readValues: readPlainValues },
  P5: { channels: 1, readValues: readRawValues },
  P6: { channels: 3, readValues: readRawValues },
};

/** Far above any camera; keeps the sizes in a message readable. */
const largestSide = 2 ** 31 - 1;

/**
 * Reads a PGM (gray: P2, P5) or PPM (colour: P3, P6) image of 8 or 16 bit: plain decimal or raw binary values, any maximum
 * from 1 to 65535, comments, any white space. One image per file. Memory is taken only after the file has been found
 * long enough for the announced size (4 bytes per value).
 *
 * Source: the netpbm manual pages pgm(5) and ppm(5).
 * @param where the file's name, for errors
 * @throws StrnnError 'data' naming the file, the byte offset, what was expected and what was found; or more pixels than allowed
 */
export function readPgm(bytes: Uint8Array, where: string, limits: ReadImageLimits = {}): Image {
  const scanner = new PgmScanner(bytes, where);
  const magic = String.fromCharCode(...bytes.subarray(0, 2));
  const format = Object.hasOwn(formats, magic) ? formats[magic] : undefined;
  if (format === undefined) {
    throw scanner.refusal(0, `a PGM or PPM file (${Object.keys(formats).join(', ')})`, scanner.token(0));
  }
  scanner.offset = 2;
  scanner.skipBlank();
  if (scanner.offset === 2) throw scanner.refusal(2, `white space after ${magic}`, scanner.token(2));

  const width = scanner.integer(() => 'the width', 1, largestSide);
  const height = scanner.integer(() => 'the height', 1, largestSide);
  checkPixels(width, height, where, limits);
  const maximum = scanner.integer(() => 'the maximum', 1, 65535);
  const header = { width, height, channels: format.channels, maximum };
  return { ...header, data: format.readValues(scanner, header) };
}
