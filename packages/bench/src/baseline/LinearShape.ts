/**
 * Sizes of a linear classifier. All its weights lie in one array: `vectors` x `columns` weights, row-major, then
 * `vectors` intercepts.
 */
export interface LinearShape {
  readonly columns: number;
  /** Number of classes K, 2 or more. */
  readonly classes: number;
  /** Weight vectors: K; 1 for two classes, as scikit-learn has it (the first class then has logit 0). */
  readonly vectors: number;
}

/** Number of weights, intercepts included. */
export function weightCount({ columns, vectors }: LinearShape): number {
  return (columns + 1) * vectors;
}
