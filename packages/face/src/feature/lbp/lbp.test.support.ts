import type { Random } from '@strnn/core/random';
import type { GrayImage } from '../../image/Image.js';

/** Whole numbers as the reference scripts write them. */
export interface PackedIntegers {
  /** `u1`, `u2` or `u4`, little-endian. */
  readonly type: string;
  readonly base64: string;
}

export interface PackedImage {
  readonly width: number;
  readonly height: number;
  readonly maximum: number;
  readonly levels: PackedIntegers;
}

export function unpackIntegers({ type, base64 }: PackedIntegers): number[] {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  const view = new DataView(bytes.buffer);
  const size = Number(type[1]);
  return Array.from({ length: bytes.length / size }, (_, i) => {
    if (size === 1) return view.getUint8(i);
    return size === 2 ? view.getUint16(2 * i, true) : view.getUint32(4 * i, true);
  });
}

export function unpackImage({ width, height, maximum, levels }: PackedImage): GrayImage {
  return imageOf(width, height, unpackIntegers(levels), maximum);
}

/** An image as a reader makes it from gray levels. */
export function imageOf(width: number, height: number, levels: readonly number[], maximum = 255): GrayImage {
  return { width, height, channels: 1, maximum, data: Float32Array.from(levels, (level) => level / maximum) };
}

/** Gray levels from low to high, with many ties where they are few. */
export function randomImage(random: Random, width: number, height: number, [low, high] = [0, 255]): GrayImage {
  const levels = Array.from({ length: width * height }, () => low + random.integer(high - low + 1));
  return imageOf(width, height, levels);
}
