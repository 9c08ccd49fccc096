import type { PixelBlock } from '../BlockFeature.js';
import type { Flow } from './Flow.js';

/** Sums of N blocks. */
export interface FlowSums {
  /** Values per block: u, v, magnitude, then magnitude by direction. */
  readonly length: number;
  /** N x length. */
  readonly values: Float64Array;
}

/**
 * Sums the flow over the pixels of each block.
 * @param histogram `bins` 0 leaves the histogram out; see `flowFeature` for the bins
 * @param sums overwritten
 */
export function sumBlockFlow(
  flow: Flow,
  blocks: readonly PixelBlock[],
  histogram: { readonly bins: number; readonly mirrored: boolean },
  sums: FlowSums,
): void {
  const { u, v, width } = flow;
  const { bins, mirrored } = histogram;
  const { values, length } = sums;
  const perRadian = mirrored ? bins / Math.PI : bins / (2 * Math.PI);
  // Up is the lower edge of bin 0 when mirrored; to the right is the middle of bin 0 otherwise (+ bins: no negative bins).
  const start = mirrored ? bins / 2 : 0.5 + bins;
  values.fill(0);
  for (let n = 0; n < blocks.length; n++) {
    const block = blocks[n];
    const at = n * length;
    let [sumU, sumV, moved] = [0, 0, 0];
    for (let y = block.top; y < block.top + block.height; y++) {
      const first = y * width + block.left;
      for (let pixel = first; pixel < first + block.width; pixel++) {
        const right = u[pixel];
        const down = v[pixel];
        const magnitude = Math.sqrt(right * right + down * down);
        sumU += right;
        sumV += down;
        moved += magnitude;
        if (bins === 0) continue;
        const bin = Math.floor(Math.atan2(down, mirrored ? Math.abs(right) : right) * perRadian + start);
        // Exactly downwards is the upper edge of the last mirrored bin.
        values[at + 3 + (mirrored ? Math.min(bins - 1, Math.max(0, bin)) : bin % bins)] += magnitude;
      }
    }
    values[at] = sumU;
    values[at + 1] = sumV;
    values[at + 2] = moved;
  }
}
