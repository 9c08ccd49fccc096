import type { GrayImage, Image } from '../image/Image.js';
import { type BlockSpan, blockSpans } from '../region/blockSpans.js';
import { checkImage } from '../image/checkImage.js';
import { checkChoice } from '../option/checkChoice.js';
import { checkSize } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';

const methods = ['area', 'linear'] as const;

export interface ResizeOptions {
  /** Columns of the result. */
  readonly width: number;
  /** Rows of the result. */
  readonly height: number;
  /**
   * `'area'`: along an axis that shrinks, the mean over the area that a pixel of the result covers, pixels that it
   * covers in part counted with that part (OpenCV INTER_AREA); an axis that grows is interpolated linearly.
   * `'linear'`: between the two nearest pixels of each axis (OpenCV INTER_LINEAR), which passes over detail when the
   * image shrinks. Default `'area'`.
   */
  readonly method?: (typeof methods)[number];
}

/**
 * The whole image at another size. Edges keep to edges: a landmark at x comes to (x + 0.5) width / image.width - 0.5.
 * Computed in float64.
 *
 * @throws StrnnError 'option' for size or method; 'shape' for an image that does not fit its size
 */
export function resizeImage(image: GrayImage, options: ResizeOptions): GrayImage;
export function resizeImage(image: Image, options: ResizeOptions): Image;
export function resizeImage(image: Image, options: ResizeOptions): Image {
  checkOptionNames(options, 'resizeImage', ['width', 'height', 'method']);
  checkImage(image, 'resizeImage');
  checkSize(options, 'resizeImage');
  const { width, height, method = 'area' } = options;
  checkChoice(method, 'resizeImage.method', 'method', methods);
  const { channels, maximum } = image;
  const spansOf = method === 'area' ? areaSpans : linearSpans;
  const down = tapsOf(spansOf(image.height, height));
  const across = tapsOf(spansOf(image.width, width));

  const data = new Float32Array(width * height * channels);
  // One row of the result before it is resized along x; zeros at its end for taps of weight 0.
  const line = new Float64Array((image.width + across.taps) * channels);
  for (let y = 0; y < height; y++) {
    mixRows(line, image, down, y);
    for (let channel = 0; channel < channels; channel++) {
      mixColumns(data, y * width * channels + channel, line, channel, channels, across);
    }
  }
  return { width, height, channels, maximum, data };
}

/** The pixels of an axis that every pixel of the result is mixed of. */
interface Taps {
  /** The first of them, per pixel of the result. */
  readonly first: Int32Array;
  /** How many there are at most. */
  readonly taps: number;
  /** Pixels of the result x taps, 0 where there are fewer. */
  readonly weights: Float64Array;
}

function tapsOf(spans: readonly BlockSpan[]): Taps {
  const taps = spans.reduce((most, span) => Math.max(most, span.weights.length), 0);
  const weights = new Float64Array(spans.length * taps);
  spans.forEach((span, k) => weights.set(span.weights, k * taps));
  return { first: Int32Array.from(spans, (span) => span.first), taps, weights };
}

function areaSpans(length: number, count: number): BlockSpan[] {
  return count <= length ? blockSpans(length, count, 0) : linearSpans(length, count);
}

function linearSpans(length: number, count: number): BlockSpan[] {
  return Array.from({ length: count }, (_, k) => {
    const position = Math.min(Math.max(((k + 0.5) * length) / count - 0.5, 0), length - 1);
    const first = Math.floor(position);
    const share = position - first;
    return { first, weights: share === 0 ? Float64Array.of(1) : Float64Array.of(1 - share, share) };
  });
}

function mixRows(line: Float64Array, image: Image, { first, taps, weights }: Taps, y: number): void {
  const { data } = image;
  const length = image.width * image.channels;
  line.fill(0);
  for (let i = 0; i < taps; i++) {
    const weight = weights[y * taps + i];
    if (weight === 0) continue;
    const offset = (first[y] + i) * length;
    for (let x = 0; x < length; x++) line[x] += weight * data[offset + x];
  }
}

function mixColumns(
  data: Float32Array,
  offset: number,
  line: Float64Array,
  channel: number,
  channels: number,
  { first, taps, weights }: Taps,
): void {
  for (let x = 0; x < first.length; x++) {
    const from = first[x] * channels + channel;
    let sum = 0;
    for (let i = 0; i < taps; i++) sum += weights[x * taps + i] * line[from + i * channels];
    data[offset + x * channels] = sum;
  }
}
