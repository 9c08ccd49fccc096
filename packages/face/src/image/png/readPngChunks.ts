import { StrnnError } from '@strnn/core/error';
import { readOrientation } from '../orientation/readOrientation.js';
import { crc32 } from './crc32.js';
import { type PngHeader, pngColours } from './PngHeader.js';

/** 0x89 PNG CR LF 0x1A LF */
export const pngSignature: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];

/** A PNG file taken apart; nothing is inflated yet. */
export interface PngChunks {
  readonly header: PngHeader;
  /** The compressed samples, in order; views of the file. */
  readonly samples: readonly Uint8Array[];
  /** Red, green, blue per colour; a view of the file. */
  readonly palette: Uint8Array | undefined;
  /** As Exif counts, 1 to 8. */
  readonly orientation: number;
}

/**
 * Walks over the chunks of a PNG file and checks their lengths and check sums.
 *
 * Source: Portable Network Graphics (PNG) Specification, W3C, sections 5 and 11.
 * @throws StrnnError 'data' naming the file, the byte offset, what was expected and what was found
 */
export function readPngChunks(bytes: Uint8Array, where: string): PngChunks {
  const refusal = (offset: number, expected: string, found: string) =>
    new StrnnError('data', `${where}: byte ${offset}: expected ${expected}, found ${found}.`);
  if (!pngSignature.every((byte, i) => bytes[i] === byte)) {
    throw refusal(0, 'the 8 bytes that a PNG file begins with', bytes.length === 0 ? 'an empty file' : 'others');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples: Uint8Array[] = [];
  let header: PngHeader | undefined;
  let palette: Uint8Array | undefined;
  let orientation = 1;
  for (let offset = pngSignature.length; ;) {
    const rest = bytes.length - offset;
    if (rest < 12)
      throw refusal(
        offset,
        'a chunk (the last is IEND)',
        rest === 0 ? 'the end of the file: it is cut' : `${rest} bytes: the file is cut`,
      );
    const length = view.getUint32(offset);
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw refusal(offset + 4, 'a chunk name of 4 letters', JSON.stringify(type));
    if (length > rest - 12) {
      throw refusal(offset, `chunk ${type} of ${length} bytes and its check sum`, `${rest - 8} bytes: the file is cut`);
    }
    const sum = view.getUint32(offset + 8 + length);
    const found = crc32(bytes.subarray(offset + 4, offset + 8 + length));
    if (sum !== found) throw refusal(offset, `chunk ${type} with the check sum ${hex(sum)}`, `one with ${hex(found)}`);

    const content = bytes.subarray(offset + 8, offset + 8 + length);
    if (header === undefined) {
      if (type !== 'IHDR') throw refusal(offset, 'chunk IHDR first', type);
      header = readHeader(content, (at, expected, value) => refusal(offset + 8 + at, expected, value));
    } else if (type === 'IDAT') samples.push(content);
    else if (type === 'PLTE') {
      const most = 3 * 2 ** Math.min(header.depth, 8);
      if (length === 0 || length % 3 !== 0 || length > most || palette !== undefined) {
        throw refusal(
          offset,
          `one palette of 3 to ${most} bytes, a multiple of 3`,
          `${palette ? 'a second of ' : ''}${length}`,
        );
      }
      palette = content;
    } else if (type === 'eXIf') orientation = readOrientation(content);
    else if (type === 'acTL' && length >= 4 && view.getUint32(offset + 8) > 1) {
      throw refusal(offset, 'one image', `an animation of ${view.getUint32(offset + 8)}`);
    } else if (type === 'IEND') break;
    // A capital letter marks chunks without which the samples cannot be understood.
    else if (type[0] < 'a') throw refusal(offset, 'a chunk of the PNG specification', type);
    offset += 12 + length;
  }
  if (samples.length === 0) throw new StrnnError('data', `${where}: expected samples (chunk IDAT), found none.`);
  if (header.colour.palette && palette === undefined) {
    throw new StrnnError('data', `${where}: expected a palette (chunk PLTE), found none.`);
  }
  return { header, samples, palette, orientation };
}

function readHeader(
  content: Uint8Array,
  refusal: (at: number, expected: string, found: string) => StrnnError,
): PngHeader {
  if (content.length !== 13) throw refusal(0, 'chunk IHDR of 13 bytes', `${content.length}`);
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, type, compression, filter, interlace] = content.subarray(8);
  for (const [at, name, value] of [
    [0, 'width', width],
    [4, 'height', height],
  ] as const) {
    if (value < 1 || value > 2 ** 31 - 1) throw refusal(at, `a ${name} from 1 to 2147483647`, `${value}`);
  }
  const colour = pngColours.get(type);
  if (colour === undefined) throw refusal(9, 'a colour type (0, 2, 3, 4, 6)', `${type}`);
  if (!colour.depths.includes(depth))
    throw refusal(8, `${colour.name} of ${colour.depths.join(', ')} bits`, `${depth}`);
  if (compression !== 0) throw refusal(10, 'compression method 0', `${compression}`);
  if (filter !== 0) throw refusal(11, 'filter method 0', `${filter}`);
  if (interlace > 1) throw refusal(12, 'interlace method 0 or 1', `${interlace}`);
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}
