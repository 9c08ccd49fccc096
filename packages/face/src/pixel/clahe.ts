import type { GrayImage } from '../image/Image.js';
import { checkNumber } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { grayLevels } from './grayLevels.js';
import { roundHalfToEven } from './roundHalfToEven.js';

export interface ClaheOptions {
  /** Tiles from top to bottom, of two rows of pixels at least. Default 8. */
  readonly rows?: number;
  /** Tiles from left to right, of two columns of pixels at least. Default 8. */
  readonly columns?: number;
  /** The most that a level may count in a tile, in multiples of the mean count of a level; 0: no limit. Default 2. */
  readonly limit?: number;
}

/** The tiles of an image and the new level of every level in each of them. */
interface Tiling {
  readonly rows: number;
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** rows x columns x 256 */
  readonly tables: Uint8Array;
}

/**
 * Contrast-limited adaptive histogram equalisation: every tile of the image has its own equalisation, what frequent
 * levels count beyond the limit is shared among all levels, and a pixel takes the mean of the four tiles around it,
 * weighted by nearness. Evens out light from one side, which `equalizeHistogram` cannot. Equals OpenCV's
 * `createCLAHE(limit, (columns, rows)).apply` / 255 for 8-bit images, its way of continuing an image that does not
 * divide into the tiles included (with a last row and column in a mirror); others are rounded to 256 levels first.
 *
 * Source: K. Zuiderveld, Contrast limited adaptive histogram equalization, Graphics Gems IV, 1994.
 * @returns 256 levels, `maximum` 255
 * @throws StrnnError 'option' for an option; 'shape' for more than one channel or data that do not fit; 'data' for a
 *   value outside 0 to 1
 */
export function clahe(image: GrayImage, options: ClaheOptions = {}): GrayImage {
  checkOptionNames(options, 'clahe', ['rows', 'columns', 'limit']);
  const levels = grayLevels(image, 'clahe');
  const { width, height } = image;
  const { rows = 8, columns = 8, limit = 2 } = options;
  checkNumber(rows, 'clahe.rows', { low: 1, high: Math.max(1, Math.floor(height / 2)), integer: true });
  checkNumber(columns, 'clahe.columns', { low: 1, high: Math.max(1, Math.floor(width / 2)), integer: true });
  checkNumber(limit, 'clahe.limit', { low: 0, high: 256 });

  const tiling = equalizeTiles(levels, image, { rows, columns, limit });
  const across = neighbours(width, tiling.tileWidth, columns);
  const down = neighbours(height, tiling.tileHeight, rows);
  const { tables } = tiling;
  const { fround } = Math;
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const upper = down.before[y] * columns;
    const lower = down.after[y] * columns;
    const lowerShare = down.share[y];
    const upperShare = fround(1 - lowerShare);
    for (let x = 0; x < width; x++) {
      const level = levels[y * width + x];
      const left = across.before[x];
      const right = across.after[x];
      const rightShare = across.share[x];
      const leftShare = fround(1 - rightShare);
      // Float32 steps, to round as OpenCV does.
      const above = fround(
        fround(tables[(upper + left) * 256 + level] * leftShare) +
          fround(tables[(upper + right) * 256 + level] * rightShare),
      );
      const below = fround(
        fround(tables[(lower + left) * 256 + level] * leftShare) +
          fround(tables[(lower + right) * 256 + level] * rightShare),
      );
      data[y * width + x] = roundHalfToEven(fround(fround(above * upperShare) + fround(below * lowerShare))) / 255;
    }
  }
  return { width, height, channels: 1, maximum: 255, data };
}

function equalizeTiles(levels: Uint8Array, image: GrayImage, options: Required<ClaheOptions>): Tiling {
  const { width, height } = image;
  const { rows, columns, limit } = options;
  const divides = width % columns === 0 && height % rows === 0;
  // As in OpenCV: where one side does not divide, the other grows too, by a whole pixel per tile if it would divide.
  const tileWidth = divides ? width / columns : Math.floor(width / columns) + 1;
  const tileHeight = divides ? height / rows : Math.floor(height / rows) + 1;
  const pixels = tileWidth * tileHeight;
  const most = limit > 0 ? Math.max(1, Math.floor((limit * pixels) / 256)) : pixels;
  const scale = Math.fround(255 / pixels);
  const tables = new Uint8Array(rows * columns * 256);
  const counts = new Int32Array(256);
  for (let tile = 0; tile < rows * columns; tile++) {
    const top = Math.floor(tile / columns) * tileHeight;
    const left = (tile % columns) * tileWidth;
    counts.fill(0);
    for (let y = top; y < top + tileHeight; y++) {
      for (let x = left; x < left + tileWidth; x++) counts[levels[mirrored(y, height) * width + mirrored(x, width)]]++;
    }
    shareExcess(counts, most);
    let sum = 0;
    for (let level = 0; level < 256; level++) {
      sum += counts[level];
      tables[tile * 256 + level] = Math.min(roundHalfToEven(Math.fround(sum * scale)), 255);
    }
  }
  return { rows, columns, tileWidth, tileHeight, tables };
}

function mirrored(index: number, length: number): number {
  // A side of one pixel is its own mirror image.
  return index < length ? index : Math.max(0, 2 * (length - 1) - index);
}

/** Cuts the counts off at the most and gives the rest to all levels, the remainder to levels at equal distances. */
function shareExcess(counts: Int32Array, most: number): void {
  let excess = 0;
  for (let level = 0; level < 256; level++) {
    excess += Math.max(0, counts[level] - most);
    counts[level] = Math.min(counts[level], most);
  }
  const share = Math.floor(excess / 256);
  let rest = excess % 256;
  const step = rest > 0 ? Math.max(1, Math.floor(256 / rest)) : 256;
  for (let level = 0; level < 256; level++) {
    counts[level] += share;
    if (level % step === 0 && rest > 0) {
      counts[level]++;
      rest--;
    }
  }
}

/** For every pixel of an axis the tiles whose centres lie before and after it, and the weight of the latter. */
function neighbours(length: number, tile: number, tiles: number) {
  const before = new Int32Array(length);
  const after = new Int32Array(length);
  const share = new Float32Array(length);
  const inverse = Math.fround(1 / tile);
  for (let i = 0; i < length; i++) {
    const position = Math.fround(Math.fround(i * inverse) - 0.5);
    const first = Math.floor(position);
    share[i] = position - first;
    before[i] = Math.max(first, 0);
    after[i] = Math.min(first + 1, tiles - 1);
  }
  return { before, after, share };
}
