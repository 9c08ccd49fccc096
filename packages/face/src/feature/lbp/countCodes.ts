import type { PixelBlock } from '../BlockFeature.js';

/**
 * Counts the codes of the pixels of a block that are not within the margin of the frame.
 * @param codes height x width, of a frame
 * @param counts one more at offset + code for each pixel
 * @returns pixels counted
 */
export function countCodes(
  codes: Uint16Array,
  { width, height }: { readonly width: number; readonly height: number },
  margin: { readonly x: number; readonly y: number },
  block: PixelBlock,
  counts: Uint32Array,
  offset: number,
): number {
  const left = Math.max(block.left, margin.x);
  const top = Math.max(block.top, margin.y);
  const right = Math.min(block.left + block.width, width - margin.x);
  const bottom = Math.min(block.top + block.height, height - margin.y);
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) counts[offset + codes[i]]++;
  }
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
