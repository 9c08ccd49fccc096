import { StrnnError } from '@strnn/core/error';
import { checkChoice } from '../../option/checkChoice.js';
import { checkPixels } from '../checkPixels.js';
import type { Image } from '../Image.js';
import { bytesToImage } from '../bytesToImage.js';
import { readJpeg } from '../jpeg/readJpeg.js';
import { readJpegHeader } from '../jpeg/readJpegHeader.js';
import { orientImage } from '../orientation/orientImage.js';
import { readPng } from '../png/readPng.js';
import { readPgm } from '../readPgm.js';
import type { ReadImageLimits } from '../ReadImageLimits.js';
import { imageKind } from './imageKind.js';
import { loadSharp, type Sharp } from './loadSharp.js';

const decoders = ['auto', 'js', 'sharp'] as const;

export interface ReadImageOptions extends ReadImageLimits {
  /**
   * For JPEG: 'sharp' (libjpeg; has to be installed), 'js' (jpeg-js), or 'auto' (default): sharp where it loads. PNG, PGM and
   * PPM are always read by this package, which is faster than sharp there, so their values never depend on it.
   */
  readonly decoder?: (typeof decoders)[number];
}

/**
 * Reads a PNG, JPEG, PGM or PPM image, told apart by its content, whatever its name. See `readPng`, `readJpeg` and `readPgm`.
 * JPEG values depend on the decoder, see `imageDecoder`: sharp gives those of libjpeg, as OpenCV does.
 * @param where the file's name, for errors
 * @throws StrnnError 'data' naming the file and what it looks like, when it is no such image, or is damaged; 'option' for an
 * unknown decoder, or when sharp is asked for and does not load
 */
export async function readImage(bytes: Uint8Array, where: string, options: ReadImageOptions = {}): Promise<Image> {
  const { decoder = 'auto' } = options;
  checkChoice(decoder, 'readImage.decoder', 'decoder', decoders);
  if (decoder === 'sharp') await requireSharp();
  const seen = imageKind(bytes);
  if ('found' in seen) {
    throw new StrnnError('data', `${where}: expected a PNG, JPEG, PGM or PPM image, found ${seen.found}.`);
  }
  if (seen.kind === 'png') return readPng(bytes, where, options);
  if (seen.kind === 'jpeg') {
    // Not sooner: loading it takes a tenth of a second and 25 MB.
    const loaded = decoder === 'js' ? undefined : await loadSharp();
    return loaded !== undefined && 'sharp' in loaded
      ? decodeWithSharp(loaded.sharp, bytes, where, options)
      : readJpeg(bytes, where, options);
  }
  return readPgm(bytes, where, options);
}

async function requireSharp(): Promise<void> {
  const loaded = await loadSharp();
  if ('sharp' in loaded) return;
  throw new StrnnError(
    'option',
    `readImage: decoder 'sharp': ${loaded.reason}. Run: npm install sharp, or take decoder 'js'.`,
  );
}

/** The same checks and the same orientation as without sharp; only the pixels come from libjpeg. */
async function decodeWithSharp(
  sharp: Sharp,
  bytes: Uint8Array,
  where: string,
  limits: ReadImageLimits,
): Promise<Image> {
  const { width, height, channels, orientation } = readJpegHeader(bytes, where);
  checkPixels(width, height, where, limits);
  try {
    const { data, info } = await sharp(bytes, {
      failOn: 'warning',
      limitInputPixels: false, // checked above
      ignoreIcc: true,
    })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.width !== width || info.height !== height || info.channels !== channels) {
      throw new Error(`${info.width} x ${info.height} x ${info.channels}`);
    }
    return orientImage(bytesToImage(data, channels, width, height, channels), orientation);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message.trim().replaceAll('\n', ' ') : String(cause);
    throw new StrnnError('data', `${where}: expected JPEG data, found damage (${found}).`, { cause });
  }
}
