/** Thrown by `runCell` when a cell is given up early. No failure: what it has done is kept, and `--retry` runs it to the end. */
export class PrunedError extends Error {
  override readonly name = 'PrunedError';

  /**
   * @param reason one line for people: `'after 3 of 10 folds: 0.412 against 0.620 of traversal=quad on the same folds'`
   * @param foldsDone folds that the cell itself has finished
   */
  constructor(
    readonly reason: string,
    readonly foldsDone: number,
  ) {
    super(`pruned ${reason}`);
  }
}
