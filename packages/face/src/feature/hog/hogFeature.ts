import { checkNumber } from '../../option/checkNumber.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import type { BlockFeature, PixelBlock } from '../BlockFeature.js';
import { addCell } from './addCell.js';
import { type HogOptions, resolveHogOptions } from './HogOptions.js';
import { normaliseBlock } from './normaliseBlock.js';
import { orientedGradients } from './orientedGradients.js';

export interface HogFeatureOptions extends HogOptions {
  /** A block is cut into cells x cells parts, an integer from 1 to 16. Default 2. */
  readonly cells?: number;
}

/**
 * Histograms of oriented gradients per block (Dalal and Triggs 2005): the block is cut into cells, each with one histogram, and
 * all are normalised together, within the block. D = cells^2 x orientations, 36 by default. Gradients are those of the whole
 * frame, past the block's border. Where a block's side is not divisible, cells differ by one pixel; a cell's histogram is
 * divided by its pixels. Of the frames of a span the mean is taken, after normalising.
 *
 * A block of 2 x 2 whole cells is equal to the same block of `histogramOfOrientedGradients`.
 *
 * @param where opens messages about options
 * @throws StrnnError 'option' naming the option
 */
export function hogFeature(options: HogFeatureOptions = {}, where = 'hogFeature'): BlockFeature {
  checkOptionNames(options, where, ['orientations', 'norm', 'transformSqrt', 'cells']);
  const { cells = 2 } = options;
  const { orientations, norm, transformSqrt } = resolveHogOptions(options, where);
  checkNumber(cells, `${where}.cells`, { low: 1, high: 16, integer: true });
  const D = cells * cells * orientations;

  return {
    name: 'hog',
    features: featureNames(cells, orientations),
    smallestBlock: cells,
    describe(frames, blocks, spans) {
      const out = new Float32Array(spans.length * blocks.length * D); // (T, N, D)
      const parts = blocks.map((block) => cellsOf(block, cells));
      const values = new Float64Array(D); // (cells, cells, orientations)
      frames.forEach((frame, f) => {
        if (!spans.some(({ from, to }) => from <= f && f < to)) return;
        const gradients = orientedGradients(frame, orientations, transformSqrt);
        parts.forEach((part, n) => {
          values.fill(0);
          part.forEach((cell, k) => addCell(gradients, frame.width, cell, values, k * orientations));
          normaliseBlock(values, norm);
          spans.forEach(({ from, to }, t) => {
            if (f < from || f >= to) return;
            const place = (t * blocks.length + n) * D;
            for (let d = 0; d < D; d++) out[place + d] += values[d] / (to - from);
          });
        });
      });
      return out;
    },
  };
}

/** `'hog cell 0,1 orientation 3 (60 to 80 deg)'`, in the order of the numbers. */
function featureNames(cells: number, orientations: number): string[] {
  const degrees = (bin: number) => Number(((180 / orientations) * bin).toFixed(1));
  const names: string[] = [];
  for (let r = 0; r < cells; r++) {
    for (let c = 0; c < cells; c++) {
      for (let k = 0; k < orientations; k++) {
        names.push(`hog cell ${r},${c} orientation ${k} (${degrees(k)} to ${degrees(k + 1)} deg)`);
      }
    }
  }
  return names;
}

/** The parts of a block, row by row; borders are rounded down to pixels. */
function cellsOf({ left, top, width, height }: PixelBlock, cells: number): PixelBlock[] {
  const border = (length: number, k: number) => Math.floor((length * k) / cells);
  return Array.from({ length: cells * cells }, (_, k) => {
    const [r, c] = [Math.floor(k / cells), k % cells];
    return {
      left: left + border(width, c),
      top: top + border(height, r),
      width: border(width, c + 1) - border(width, c),
      height: border(height, r + 1) - border(height, r),
    };
  });
}
