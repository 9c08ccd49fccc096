import type { PngHeader } from './PngHeader.js';

/** Rows of samples that are filtered together: the whole image, or one of the seven of an interlaced one. */
export interface PngPass {
  readonly width: number;
  readonly height: number;
  /** Place of its first pixel in the image, and the distance of its pixels. */
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
  /** Bytes per row, without the filter's byte. */
  readonly rowBytes: number;
}

/** left, top, across, down (PNG specification, section 8.2, Adam7) */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The passes of an image in the file's order; those without pixels are left out. */
export function pngPasses({ width, height, depth, colour, interlaced }: PngHeader): PngPass[] {
  const places = interlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  return places
    .map(([left, top, across, down]) => {
      const columns = Math.ceil((width - left) / across);
      const rows = Math.ceil((height - top) / down);
      const rowBytes = Math.ceil((columns * colour.samples * depth) / 8);
      return { width: columns, height: rows, left, top, across, down, rowBytes };
    })
    .filter((pass) => pass.width > 0 && pass.height > 0);
}
