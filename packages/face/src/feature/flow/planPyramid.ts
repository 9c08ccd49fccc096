import { roundHalfToEven } from '../../pixel/roundHalfToEven.js';
import { linearAxis, type ResampleAxis } from './ResampleAxis.js';

export interface PyramidLevel {
  readonly width: number;
  readonly height: number;
  /** Of the full size. */
  readonly scale: number;
  /** From the full picture, blurred on the way. */
  readonly across: ResampleAxis;
  readonly down: ResampleAxis;
  /** To the level below; of no use on the full picture. */
  readonly enlarge: { readonly across: ResampleAxis; readonly down: ResampleAxis };
  /** Working memory for the flow of this level; empty on the full picture. */
  readonly flow: { readonly u: Float32Array; readonly v: Float32Array };
}

/** Levels with a side shorter than this say nothing. */
const smallestSide = 32;

/** The levels of a picture, full size first, with OpenCV's sizes and blur. @param most levels beside the full picture */
export function planPyramid(width: number, height: number, most: number, pyramidScale: number): PyramidLevel[] {
  const levels: PyramidLevel[] = [];
  for (let k = 0, scale = 1; k <= most; k++, scale *= pyramidScale) {
    if (k > 0 && Math.min(width, height) * scale < smallestSide) break;
    const [columns, rows] = [roundHalfToEven(width * scale), roundHalfToEven(height * scale)];
    const kernel = blurKernel((1 / scale - 1) / 2);
    const finer = levels.at(-1);
    levels.push({
      width: columns,
      height: rows,
      scale,
      across: linearAxis(width, columns, kernel),
      down: linearAxis(height, rows, kernel),
      enlarge: { across: linearAxis(columns, finer?.width ?? 0), down: linearAxis(rows, finer?.height ?? 0) },
      flow: emptyField(k === 0 ? 0 : columns * rows),
    });
  }
  return levels;
}

export function emptyField(length: number): { readonly u: Float32Array; readonly v: Float32Array } {
  return { u: new Float32Array(length), v: new Float32Array(length) };
}

function blurKernel(sigma: number): number[] {
  if (sigma === 0) return [0.25, 0.5, 0.25];
  const radius = (Math.max(3, roundHalfToEven(5 * sigma) | 1) - 1) / 2;
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, k) => Math.exp(-((k - radius) ** 2) / (2 * sigma * sigma)));
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return kernel.map((weight) => weight / total);
}
