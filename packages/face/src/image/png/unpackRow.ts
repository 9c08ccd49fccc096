import type { PngHeader } from './PngHeader.js';

/**
 * Writes the pixels of one unfiltered row to where they belong in an image; alpha is left out.
 * @param raw the row's bytes begin at `start`
 * @param levels image value by sample: one per value of at most 8 bits, or red, green, blue by palette index
 * @param to the first pixel's place in `data`, `stride` values from one pixel to the next
 */
export type UnpackRow = (
  raw: Uint8Array,
  start: number,
  columns: number,
  levels: Float32Array,
  data: Float32Array,
  to: number,
  stride: number,
) => void;

/** The way to unpack the rows of a file. */
export function unpackRow({ depth, colour }: PngHeader): UnpackRow {
  const { samples, channels } = colour;
  if (colour.palette) return (...row) => unpackPalette(depth, ...row);
  if (depth === 16) return (...row) => unpackWide(samples, channels, ...row);
  if (depth === 8 && samples === 1) return unpackGrayBytes;
  if (depth === 8) return (...row) => unpackBytes(samples, channels, ...row);
  return (...row) => unpackBits(depth, ...row);
}

/** The commonest kind; steps of 1 that the compiler knows of make it more than twice as fast. */
const unpackGrayBytes: UnpackRow = (raw, start, columns, levels, data, to, stride) => {
  if (stride === 1) {
    for (let i = 0; i < columns; i++) data[to + i] = levels[raw[start + i]];
    return;
  }
  for (let i = 0, i0 = to; i < columns; i++, i0 += stride) data[i0] = levels[raw[start + i]];
};

function unpackBytes(
  samples: number,
  channels: number,
  ...[raw, start, columns, levels, data, to, stride]: Parameters<UnpackRow>
): void {
  if (channels === 1) {
    for (let i = 0, at = start, i0 = to; i < columns; i++, at += samples, i0 += stride) data[i0] = levels[raw[at]];
    return;
  }
  for (let i = 0, at = start, i0 = to; i < columns; i++, at += samples, i0 += stride) {
    data[i0] = levels[raw[at]];
    data[i0 + 1] = levels[raw[at + 1]];
    data[i0 + 2] = levels[raw[at + 2]];
  }
}

function unpackWide(
  samples: number,
  channels: number,
  ...[raw, start, columns, , data, to, stride]: Parameters<UnpackRow>
): void {
  for (let i = 0, at = start, i0 = to; i < columns; i++, at += 2 * samples, i0 += stride) {
    for (let channel = 0; channel < channels; channel++) {
      data[i0 + channel] = (raw[at + 2 * channel] * 256 + raw[at + 2 * channel + 1]) / 65535;
    }
  }
}

/** Samples of 1, 2 or 4 bits, the first in the highest bits of its byte. */
function unpackBits(depth: number, ...[raw, start, columns, levels, data, to, stride]: Parameters<UnpackRow>): void {
  const mask = 2 ** depth - 1;
  for (let i = 0, bit = 0, i0 = to; i < columns; i++, bit += depth, i0 += stride) {
    data[i0] = levels[(raw[start + (bit >> 3)] >> (8 - depth - (bit & 7))) & mask];
  }
}

function unpackPalette(depth: number, ...[raw, start, columns, levels, data, to, stride]: Parameters<UnpackRow>): void {
  const mask = 2 ** depth - 1;
  for (let i = 0, bit = 0, i0 = to; i < columns; i++, bit += depth, i0 += stride) {
    const index = 3 * ((raw[start + (bit >> 3)] >> (8 - depth - (bit & 7))) & mask);
    data[i0] = levels[index];
    data[i0 + 1] = levels[index + 1];
    data[i0 + 2] = levels[index + 2];
  }
}
