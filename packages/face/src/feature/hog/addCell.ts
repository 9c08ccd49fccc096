import type { PixelBlock } from '../BlockFeature.js';
import type { OrientedGradients } from './orientedGradients.js';

/** Adds the histogram of a cell, each pixel's magnitude to the bin of its direction, divided by the cell's pixels. */
export function addCell(
  { magnitude, bin }: OrientedGradients,
  imageWidth: number,
  cell: PixelBlock,
  histograms: Float64Array,
  offset: number,
): void {
  const share = 1 / (cell.width * cell.height);
  for (let y = cell.top; y < cell.top + cell.height; y++) {
    for (let i = y * imageWidth + cell.left, end = i + cell.width; i < end; i++) {
      histograms[offset + bin[i]] += magnitude[i] * share;
    }
  }
}
