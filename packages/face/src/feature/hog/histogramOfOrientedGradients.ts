import { StrnnError } from '@strnn/core/error';
import { checkGray } from '../../image/checkImage.js';
import type { GrayImage } from '../../image/Image.js';
import { checkNumber } from '../../option/checkNumber.js';
import { addCell } from './addCell.js';
import { type HogOptions, resolveHogOptions } from './HogOptions.js';
import { normaliseBlock } from './normaliseBlock.js';
import { orientedGradients } from './orientedGradients.js';

export interface HistogramOfOrientedGradientsOptions extends HogOptions {
  /** Side of a cell in pixels, an integer >= 1. Default 8. */
  readonly cell?: number;
  /** Side of a block in cells, an integer >= 1. Default 2. */
  readonly block?: number;
  /** For errors. Default `'histogramOfOrientedGradients'`. */
  readonly where?: string;
}

export interface HogDescriptor {
  /** Blocks from top to bottom, one cell apart. */
  readonly rows: number;
  /** Blocks from left to right, one cell apart. */
  readonly columns: number;
  /** Cells along a block's side. */
  readonly block: number;
  readonly orientations: number;
  /** rows x columns x block x block x orientations. */
  readonly data: Float32Array;
}

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005) as scikit-image's `hog` computes them: hard bins, no smoothing within
 * cells, cells from the top left corner (what is left at the right and below is not used), blocks normalised one by one. Equal
 * to `hog(image, orientations, (cell, cell), (block, block), norm)` of the file's integers, up to float32; scikit-image's
 * default is 3 x 3 cells per block, the paper's and ours 2 x 2.
 *
 * @throws StrnnError 'option' naming the option; 'shape' for an image that is not gray or smaller than one block
 */
export function histogramOfOrientedGradients(
  image: GrayImage,
  options: HistogramOfOrientedGradientsOptions = {},
): HogDescriptor {
  const { cell = 8, block = 2, where = 'histogramOfOrientedGradients' } = options;
  const { orientations, norm, transformSqrt } = resolveHogOptions(options, where);
  checkNumber(cell, `${where}.cell`, { low: 1, high: 4096, integer: true });
  checkNumber(block, `${where}.block`, { low: 1, high: 4096, integer: true });
  checkGray(image, where);
  const side = cell * block;
  if (image.width < side || image.height < side) {
    const rule = `expected at least one block of ${side} x ${side} pixels`;
    throw new StrnnError('shape', `${where}: ${rule}, found ${image.width} x ${image.height}.`);
  }
  const gradients = orientedGradients(image, orientations, transformSqrt);

  const [cellRows, cellColumns] = [Math.floor(image.height / cell), Math.floor(image.width / cell)];
  const cells = new Float64Array(cellRows * cellColumns * orientations);
  for (let r = 0; r < cellRows; r++) {
    for (let c = 0; c < cellColumns; c++) {
      const pixels = { left: c * cell, top: r * cell, width: cell, height: cell };
      addCell(gradients, image.width, pixels, cells, (r * cellColumns + c) * orientations);
    }
  }

  const [rows, columns] = [cellRows - block + 1, cellColumns - block + 1];
  const values = new Float64Array(block * block * orientations); // (block, block, orientations)
  const data = new Float32Array(rows * columns * values.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      for (let k = 0; k < block; k++) {
        const from = ((r + k) * cellColumns + c) * orientations;
        values.set(cells.subarray(from, from + block * orientations), k * block * orientations);
      }
      normaliseBlock(values, norm);
      data.set(values, (r * columns + c) * values.length);
    }
  }
  return { rows, columns, block, orientations, data };
}
