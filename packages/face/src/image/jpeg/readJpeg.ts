import { StrnnError } from '@strnn/core/error';
import jpeg from 'jpeg-js';
import { checkPixels } from '../checkPixels.js';
import type { Image } from '../Image.js';
import { orientImage } from '../orientation/orientImage.js';
import type { ReadImageLimits } from '../ReadImageLimits.js';
import { bytesToImage } from '../bytesToImage.js';
import { lumaChromaToColour } from './lumaChromaToColour.js';
import { type JpegHeader, readJpegHeader } from './readJpegHeader.js';

/** What jpeg-js may take; enough for 50 million pixels in colour. */
const memoryInMB = 1024;

/**
 * Reads a JPEG image, gray (1 channel) or colour (3), baseline or progressive, without native code. The orientation that
 * a camera has noted (Exif) is applied, a colour profile is not. CMYK, arithmetic coding, 12 bits and lossless JPEG are
 * refused by name. Data after the end of the image are ignored.
 *
 * JPEG leaves the last bits to the decoder. Against libjpeg (OpenCV, sharp) gray values were measured to differ by at most 1 of
 * 255 levels, colours by at most 3 (0.16 on average), with colour differences at half resolution smoothed as there.
 *
 * Source: ITU-T T.81; decoded by jpeg-js.
 * @param where the file's name, for errors
 * @throws StrnnError 'data' naming the file, what was expected and what was found: no JPEG file, cut, damaged, a kind that
 * cannot be read, more pixels than allowed
 */
export function readJpeg(bytes: Uint8Array, where: string, limits: ReadImageLimits = {}): Image {
  const header = readJpegHeader(bytes, where);
  const { width, height, channels, orientation } = header;
  checkPixels(width, height, where, limits);
  let pixels: Uint8Array;
  try {
    pixels = jpeg.decode(withoutAdobe(bytes, header), {
      useTArray: true,
      formatAsRGBA: false,
      // Only so that gray pictures whose last restart interval is shorter can be read; damage stays an error.
      tolerantDecoding: true,
      // Its own turn to colours cuts fractions off, half a level on average.
      colorTransform: false,
      maxResolutionInMP: Math.ceil((width * height) / 1e6),
      maxMemoryUsageInMB: memoryInMB,
    }).data;
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    const memory = found.includes('maxMemoryUsageInMB');
    throw new StrnnError(
      'data',
      memory
        ? `${where}: expected a JPEG image that takes at most ${memoryInMB} MB without sharp (npm install sharp), found ${width} x ${height} pixels.`
        : `${where}: expected JPEG data, found damage (${found}).`,
      { cause },
    );
  }
  if (header.lumaChroma) lumaChromaToColour(pixels, header);
  // jpeg-js writes gray three times.
  return orientImage(bytesToImage(pixels, 3, width, height, channels), orientation);
}

/** Adobe's mark would have jpeg-js turn to colours whatever its option says. */
function withoutAdobe(bytes: Uint8Array, { adobeTransform }: JpegHeader): Uint8Array {
  if (adobeTransform === undefined) return bytes;
  const copy = bytes.slice();
  copy[adobeTransform] = 0;
  return copy;
}
