import { StrnnError } from '@strnn/core/error';
import type { Image } from '../Image.js';
import type { PngHeader } from './PngHeader.js';
import { pngPasses } from './pngPasses.js';
import type { PngChunks } from './readPngChunks.js';
import { unfilterRow } from './unfilterRow.js';
import { unpackRow } from './unpackRow.js';

/** Bytes that the samples of a file take, with one byte per row for its filter. */
export function pngSampleBytes(header: PngHeader): number {
  return pngPasses(header).reduce((sum, pass) => sum + pass.height * (1 + pass.rowBytes), 0);
}

/**
 * The pixels of a PNG file whose samples have been inflated. Orientation is not applied.
 * @param raw `pngSampleBytes` bytes, overwritten
 * @throws StrnnError 'data' for an unknown filter, and for a palette index without a colour
 */
export function decodePng({ header, palette }: PngChunks, raw: Uint8Array, where: string): Image {
  const { width, height, depth, colour } = header;
  const { channels } = colour;
  const maximum = colour.palette ? 255 : 2 ** depth - 1;
  const levels = colour.palette
    ? Float32Array.from(palette!, (value) => value / 255)
    : Float32Array.from({ length: depth === 16 ? 0 : maximum + 1 }, (_, value) => value / maximum);
  const data = new Float32Array(width * height * channels);
  const step = Math.max(1, (depth * colour.samples) / 8);
  const unpack = unpackRow(header);

  let start = 0;
  for (const pass of pngPasses(header)) {
    let above = new Uint8Array(pass.rowBytes);
    let aboveStart = 0;
    for (let row = 0; row < pass.height; row++) {
      const filter = raw[start++];
      const y = pass.top + row * pass.down;
      if (filter > 4) {
        throw new StrnnError('data', `${where}: row ${y}: expected filter 0 to 4, found ${filter}.`);
      }
      unfilterRow(filter, raw, start, pass.rowBytes, above, aboveStart, step);
      const to = (y * width + pass.left) * channels;
      unpack(raw, start, pass.width, levels, data, to, pass.across * channels);
      [above, aboveStart] = [raw as Uint8Array<ArrayBuffer>, start];
      start += pass.rowBytes;
    }
  }
  if (colour.palette && palette!.length < 3 * 2 ** depth) refuseNoColour(data, width, palette!.length / 3, where);
  return { width, height, channels, maximum, data };
}

/** An index beyond the palette has been read as undefined, and kept as not a number. */
function refuseNoColour(data: Float32Array, width: number, colours: number, where: string): void {
  const at = data.findIndex(Number.isNaN);
  if (at < 0) return;
  const pixel = Math.floor(at / 3);
  const place = `row ${Math.floor(pixel / width)}, column ${pixel % width}`;
  throw new StrnnError(
    'data',
    `${where}: expected an index below ${colours}, the colours of its palette (${place}), found a larger one.`,
  );
}
