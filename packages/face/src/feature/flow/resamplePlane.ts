import type { ResampleAxis } from './ResampleAxis.js';

/**
 * Resamples a picture along both axes and multiplies it by a factor.
 * @param source its rows are `sourceWidth` long
 * @param scratch at least source height x target width
 * @param target target height x target width, overwritten
 */
export function resamplePlane(
  source: Float32Array,
  sourceWidth: number,
  across: ResampleAxis,
  down: ResampleAxis,
  factor: number,
  scratch: Float32Array,
  target: Float32Array,
): void {
  const width = across.weights.length / across.taps;
  const height = down.weights.length / down.taps;
  const sourceHeight = source.length / sourceWidth;
  for (let y = 0; y < sourceHeight; y++) {
    const row = y * sourceWidth;
    for (let x = 0, tap = 0; x < width; x++) {
      let sum = 0;
      for (const end = tap + across.taps; tap < end; tap++)
        sum += across.weights[tap] * source[row + across.sources[tap]];
      scratch[y * width + x] = factor * sum;
    }
  }
  for (let y = 0; y < height; y++) {
    const firstTap = y * down.taps;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let tap = firstTap; tap < firstTap + down.taps; tap++) {
        sum += down.weights[tap] * scratch[down.sources[tap] * width + x];
      }
      target[y * width + x] = sum;
    }
  }
}
