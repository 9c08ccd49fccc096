/** Where the pixels of one picture have gone in another: pixel (x, y) of the first is at (x + u, y + v) of the second. */
export interface Flow {
  readonly width: number;
  readonly height: number;
  /** height x width, row-major: pixels to the right. */
  readonly u: Float32Array;
  /** height x width, row-major: pixels downwards. */
  readonly v: Float32Array;
}
