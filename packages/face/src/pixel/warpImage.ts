import type { GrayImage, Image } from '../image/Image.js';
import { type Border, checkBorder } from './Border.js';
import { checkImage } from '../image/checkImage.js';
import { checkSize } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { insideRun } from './insideRun.js';
import type { AffineTransform } from './transform/AffineTransform.js';
import { invertTransform } from './transform/invertTransform.js';

export interface WarpOptions {
  /** Columns of the result, pixels. */
  readonly width: number;
  /** Rows of the result, pixels. */
  readonly height: number;
  /** What lies around the image. Default `'replicate'`. */
  readonly border?: Border;
  /**
   * Where the image shrinks s-fold along an axis of the result, takes the mean of round(s) samples per pixel along
   * that axis (at most 32), spread evenly over the area that the pixel covers, so that fine detail is averaged and not
   * picked at random; for a whole s and no rotation that is the mean of s x s pixels. Up to s = 1.5, and with `false`,
   * one sample is taken, as OpenCV and scikit-image do by default. Default true.
   */
  readonly antialias?: boolean;
  /** What the image is, for errors. Default `'warpImage'`. */
  readonly where?: string;
}

const mostSamples = 32;

/**
 * Moves an image: what was at (x, y) lies at `transform` of it, so that the same transform moves pixels and landmarks.
 * Every pixel of the result goes the way back and is interpolated bilinearly between the four pixels around, in float64
 * and at exact coordinates (older versions of OpenCV round them to 1/32 of a pixel).
 *
 * @param transform from the image to the result
 * @throws StrnnError 'option' for size, border or an unknown name; 'shape' for an image that does not fit its size;
 *   'data' for a transform without inverse
 */
export function warpImage(image: GrayImage, transform: AffineTransform, options: WarpOptions): GrayImage;
export function warpImage(image: Image, transform: AffineTransform, options: WarpOptions): Image;
export function warpImage(image: Image, transform: AffineTransform, options: WarpOptions): Image {
  const { width, height, border = 'replicate', antialias = true, where = 'warpImage' } = options;
  checkOptionNames(options, where, ['width', 'height', 'border', 'antialias', 'where']);
  checkSize({ width, height }, where);
  checkBorder(border, where);
  checkImage(image, where);
  const [a, b, c, d, e, f] = invertTransform(transform, where);

  const across = antialias ? samplesPerPixel(Math.hypot(a, d)) : 1;
  const down = antialias ? samplesPerPixel(Math.hypot(b, e)) : 1;
  const { channels, maximum } = image;
  const data = new Float32Array(width * height * channels);
  const sums = new Float64Array(width * channels); // one row of the result
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let j = 0; j < down; j++) {
      const v = y + (j + 0.5) / down - 0.5;
      for (let i = 0; i < across; i++) {
        const u = (i + 0.5) / across - 0.5;
        const [startX, startY] = [a * u + b * v + c, d * u + e * v + f];
        for (let channel = 0; channel < channels; channel++) {
          addSamples(sums, image, channel, border, a, startX, d, startY);
        }
      }
    }
    const offset = y * sums.length;
    const samples = across * down;
    for (let x = 0; x < sums.length; x++) data[offset + x] = sums[x] / samples;
  }
  return { width, height, channels, maximum, data };
}

/** @param shrinkage pixels of the image per pixel of the result */
function samplesPerPixel(shrinkage: number): number {
  return Math.min(Math.max(1, Math.round(shrinkage)), mostSamples);
}

/** Adds the image's values at (startX + stepX x, startY + stepY x) to the sums, x = 0, 1, ...; of one channel. */
function addSamples(
  sums: Float64Array,
  image: Image,
  channel: number,
  border: Border,
  stepX: number,
  startX: number,
  stepY: number,
  startY: number,
): void {
  const { width, height, channels, data } = image;
  const count = sums.length / channels;
  const [fromX, toX] = insideRun(stepX, startX, width - 1, count);
  const [fromY, toY] = insideRun(stepY, startY, height - 1, count);
  const from = Math.max(fromX, fromY);
  const to = Math.max(from, Math.min(toX, toY));
  const below = width * channels;
  for (let x = from; x < to; x++) {
    const sourceX = stepX * x + startX;
    const sourceY = stepY * x + startY;
    const left = sourceX | 0;
    const top = sourceY | 0;
    const rightShare = sourceX - left;
    const at = (top * width + left) * channels + channel;
    const upper = data[at] + rightShare * (data[at + channels] - data[at]);
    const lower = data[at + below] + rightShare * (data[at + below + channels] - data[at + below]);
    sums[x * channels + channel] += upper + (sourceY - top) * (lower - upper);
  }
  for (let x = 0; x < count; x++) {
    if (x === from) x = to;
    if (x < count)
      sums[x * channels + channel] += sampleAtBorder(image, channel, border, stepX * x + startX, stepY * x + startY);
  }
}

/** The bilinear value at (x, y), anywhere. */
function sampleAtBorder(image: Image, channel: number, border: Border, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const upper = mix(pixel(image, channel, border, left, top), pixel(image, channel, border, left + 1, top), x - left);
  const lower = mix(
    pixel(image, channel, border, left, top + 1),
    pixel(image, channel, border, left + 1, top + 1),
    x - left,
  );
  return mix(upper, lower, y - top);
}

function mix(first: number, second: number, share: number): number {
  return first + share * (second - first);
}

function pixel(
  { width, height, channels, data }: Image,
  channel: number,
  border: Border,
  x: number,
  y: number,
): number {
  if (border !== 'replicate' && (x < 0 || y < 0 || x >= width || y >= height)) return border;
  const column = Math.min(Math.max(x, 0), width - 1);
  const row = Math.min(Math.max(y, 0), height - 1);
  return data[(row * width + column) * channels + channel];
}
