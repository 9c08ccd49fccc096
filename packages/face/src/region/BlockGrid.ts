/** How an image is cut into blocks of equal size. */
export interface BlockGrid {
  /** Blocks from top to bottom, an integer >= 1. */
  readonly rows: number;
  /** Blocks from left to right, an integer >= 1. */
  readonly columns: number;
}
