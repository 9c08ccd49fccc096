import type { JpegHeader } from './readJpegHeader.js';
import { upsampleChroma } from './upsampleChroma.js';

const offsets = Array.from({ length: 256 }, (_, value) => value - 128);
const redOfCr = Int16Array.from(offsets, (cr) => Math.round(1.402 * cr));
const blueOfCb = Int16Array.from(offsets, (cb) => Math.round(1.772 * cb));
const greenOfCb = Float64Array.from(offsets, (cb) => -0.344136286 * cb);
const greenOfCr = Float64Array.from(offsets, (cr) => -0.714136286 * cr);

/**
 * Red, green, blue from luma and colour differences, in place.
 *
 * Source: JFIF 1.02, "Conversion to and from RGB".
 * @param pixels height x width x 3, the differences repeated where the file has fewer of them, as jpeg-js leaves them
 */
export function lumaChromaToColour(pixels: Uint8Array, { width, height, sampling }: JpegHeader): void {
  const [cb, cr] = [1, 2].map((channel) => {
    const across = sampling.across / sampling.components[channel].across;
    const down = sampling.down / sampling.components[channel].down;
    return wholeChannel(pixels, channel, width, height, across, down);
  });
  const clamped = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length);
  for (let i = 0, at = 0; i < cb.length; i++, at += 3) {
    const luma = pixels[at];
    clamped[at] = luma + redOfCr[cr[i]];
    clamped[at + 1] = luma + Math.floor(greenOfCb[cb[i]] + greenOfCr[cr[i]] + 0.5);
    clamped[at + 2] = luma + blueOfCb[cb[i]];
  }
}

/** A channel at full resolution, smoothed where it was halved; other factors (rare) stay repeated. */
function wholeChannel(
  pixels: Uint8Array,
  channel: number,
  width: number,
  height: number,
  across: number,
  down: number,
): Uint8Array {
  const halved = across * down > 1 && [1, 2].includes(across) && [1, 2].includes(down);
  const [stepX, stepY] = halved ? [across, down] : [1, 1];
  const plane = { width: Math.ceil(width / stepX), height: Math.ceil(height / stepY) };
  const bytes = new Uint8Array(plane.width * plane.height);
  for (let y = 0, to = 0; y < height; y += stepY) {
    for (let x = 0; x < width; x += stepX) bytes[to++] = pixels[(y * width + x) * 3 + channel];
  }
  return halved ? upsampleChroma({ ...plane, bytes }, across, down, width, height) : bytes;
}
