import { readFileSync } from 'node:fs';
import type { GrayImage } from '../../image/Image.js';
import type { Flow } from './Flow.js';
import type { FarnebackOptions } from './resolveFarnebackOptions.js';

interface FarnebackFixture {
  readonly width: number;
  readonly height: number;
  readonly neutral: string;
  readonly smiling: string;
  readonly cases: readonly {
    readonly options: FarnebackOptions;
    readonly initial: boolean;
    readonly width: number;
    readonly height: number;
    readonly step: number;
    readonly u: string;
    readonly v: string;
  }[];
}

/** OpenCV's flow between two photographs, by tools/reference/face/flow.py. */
export const farneback = JSON.parse(
  readFileSync(new URL('./fixtures/farneback.json', import.meta.url), 'utf8'),
) as FarnebackFixture;

export const { width, height } = farneback;
export const neutral = photograph(farneback.neutral);
export const smiling = photograph(farneback.smiling);

function photograph(base64: string): GrayImage {
  const data = Float32Array.from(Buffer.from(base64, 'base64'), (value) => value / 255);
  return { width, height, channels: 1, maximum: 255, data };
}

export function floats(base64: string): Float32Array {
  return new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer);
}

/** A picture whose gray value at (x, y) is given, 0 to 1. */
export function picture(columns: number, rows: number, gray: (x: number, y: number) => number): GrayImage {
  const data = Float32Array.from({ length: columns * rows }, (_, i) => gray(i % columns, Math.floor(i / columns)));
  return { width: columns, height: rows, channels: 1, maximum: 255, data };
}

/** The upper left of a picture. */
export function crop(image: GrayImage, columns: number, rows: number): GrayImage {
  return picture(columns, rows, (x, y) => image.data[y * image.width + x]);
}

/** A smooth texture without repetition nearby, defined between pixels too. */
export function texture(x: number, y: number): number {
  const waves = Math.sin(0.31 * x + 0.12 * y) + Math.sin(0.11 * x - 0.27 * y + 1) + Math.sin(0.19 * x + 0.23 * y + 2);
  return 0.5 + 0.1 * waves + 0.08 * Math.sin(0.53 * x - 0.41 * y);
}

/** Mean and largest distance between a flow and (u, v) at each pixel at least `border` pixels from the border. */
export function endPointError(
  flow: Flow,
  expected: (x: number, y: number) => readonly [number, number],
  border = 0,
): { mean: number; largest: number } {
  let [sum, count, largest] = [0, 0, 0];
  for (let y = border; y < flow.height - border; y++) {
    for (let x = border; x < flow.width - border; x++) {
      const [u, v] = expected(x, y);
      const distance = Math.hypot(flow.u[y * flow.width + x] - u, flow.v[y * flow.width + x] - v);
      if (Number.isNaN(distance)) return { mean: Infinity, largest: Infinity };
      sum += distance;
      count++;
      largest = Math.max(largest, distance);
    }
  }
  return { mean: sum / count, largest };
}
