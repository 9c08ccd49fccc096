/** A gray picture that is being painted, and what its operations need again and again. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** height x width, 0 (black) to 1; may run over while painting. */
  readonly values: Float32Array;
  /** (height + 1) x (width + 2), all zero between operations. */
  readonly edges: Float32Array;
  /** height x width; what the last `coverPolygon` covered, in its rectangle only. */
  readonly cover: Float32Array;
  /** As `cover`, of a polygon to stay inside of. */
  readonly clip: Float32Array;
}

export function createCanvas(width: number, height: number): Canvas {
  return {
    width,
    height,
    values: new Float32Array(width * height),
    edges: new Float32Array((width + 2) * (height + 1)),
    cover: new Float32Array(width * height),
    clip: new Float32Array(width * height),
  };
}

/** Closed polygon or line: x and y of point after point, in pixels; the centre of the top left pixel is at (0, 0). */
export type Points = ArrayLike<number>;
