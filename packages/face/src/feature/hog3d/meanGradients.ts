import type { PixelBlock } from '../BlockFeature.js';

/**
 * Mean gradients of the parts of blocks. Borders of parts are fractions of a block, not rounded to pixels: a pixel on a border
 * counts on both sides with its area (linear interpolation of the sums), so parts may be smaller than a pixel.
 *
 * @param integral (height + 1) x (width + 1) x 3, by `integrateGradients`
 * @param columns parts of a block from left to right
 * @param rows parts from top to bottom
 * @returns N x rows x columns x 3
 */
export function meanGradients(
  integral: Float64Array,
  width: number,
  blocks: readonly PixelBlock[],
  columns: number,
  rows: number,
): Float64Array {
  const means = new Float64Array(blocks.length * rows * columns * 3);
  const stride = 3 * (width + 1);
  const corners = new Float64Array((rows + 1) * (columns + 1) * 3);
  let out = 0;
  for (const block of blocks) {
    let corner = 0;
    for (let r = 0; r <= rows; r++) {
      // The last border is the far end of the last pixel: there may be none after it.
      const y = block.top + (r * block.height) / rows;
      const top = Math.min(Math.floor(y), block.top + block.height - 1);
      for (let c = 0; c <= columns; c++) {
        const x = block.left + (c * block.width) / columns;
        const left = Math.min(Math.floor(x), block.left + block.width - 1);
        const [right, low] = [x - left, y - top];
        const at = top * stride + 3 * left;
        for (let axis = at; axis < at + 3; axis++) {
          const upper = (1 - right) * integral[axis] + right * integral[axis + 3];
          const lower = (1 - right) * integral[axis + stride] + right * integral[axis + stride + 3];
          corners[corner++] = (1 - low) * upper + low * lower;
        }
      }
    }
    const area = (block.width * block.height) / (rows * columns);
    const next = 3 * (columns + 1);
    for (let r = 0; r < rows; r++) {
      const first = r * next;
      for (let at = first; at < first + 3 * columns; at++) {
        means[out++] = (corners[at] - corners[at + 3] - corners[at + next] + corners[at + next + 3]) / area;
      }
    }
  }
  return means;
}
