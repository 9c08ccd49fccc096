import { createRandom } from '../random/index.js';

/** A matrix to try a projector on. */
export interface ProjectorWeights {
  /** What it is, for messages. */
  readonly about: string;
  readonly weights: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Weights of several shapes, about normal. All are multiples of 1/256, so that small powers of two can be added to them
 * without rounding. New at every call.
 */
export function projectorWeights(): readonly ProjectorWeights[] {
  return [
    [1, 1],
    [6, 1],
    [1, 5],
    [7, 4],
  ].map(([rows, columns]) => {
    const random = createRandom(`conformance/projector/${rows}x${columns}`);
    const weights = Float32Array.from({ length: rows * columns }, () => Math.round(256 * random.normal()) / 256);
    return { about: `${rows} x ${columns} weights`, weights, rows, columns };
  });
}
