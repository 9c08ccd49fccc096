import { checkPixels } from '../checkPixels.js';
import type { Image } from '../Image.js';
import { orientImage } from '../orientation/orientImage.js';
import type { ReadImageLimits } from '../ReadImageLimits.js';
import { decodePng, pngSampleBytes } from './decodePng.js';
import { inflatePng } from './inflatePng.js';
import { readPngChunks } from './readPngChunks.js';

/**
 * Reads a PNG image of any kind: gray, colour or palette, 1 to 16 bits, with or without alpha, interlaced or not.
 *
 * The values are those stored, divided by the largest (2^bits - 1; 255 for a palette, whose image has 3 channels). Alpha is
 * dropped, as OpenCV's `IMREAD_COLOR` does: nothing is blended. No gamma or colour profile is applied. An orientation
 * (chunk eXIf) is applied. Lengths and check sums of all chunks are checked, and the announced size before memory is taken.
 *
 * Source: Portable Network Graphics (PNG) Specification, W3C.
 * @param where the file's name, for errors
 * @throws StrnnError 'data' naming the file, the place in it, what was expected and what was found: no PNG file, cut,
 * damaged, more pixels than allowed, an animation
 */
export function readPng(bytes: Uint8Array, where: string, limits: ReadImageLimits = {}): Image {
  const chunks = readPngChunks(bytes, where);
  checkPixels(chunks.header.width, chunks.header.height, where, limits);
  const raw = inflatePng(chunks.samples, pngSampleBytes(chunks.header), where);
  return orientImage(decodePng(chunks, raw, where), chunks.orientation);
}
