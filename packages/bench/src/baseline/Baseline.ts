/** Labelled samples as a baseline takes them: every sample one flat row. */
export interface TrainingRows {
  /** rows x columns, row-major, finite. */
  readonly x: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** Class of every row, 0 <= y < classCount. */
  readonly y: Int32Array;
  readonly classCount: number;
}

/** A fitted baseline. */
export interface FittedBaseline {
  /** Number of fitted weights. */
  readonly parameterCount: number;
  /** How the fit went, for people: `'L-BFGS, 57 iterations, largest gradient 8.1e-5'`. */
  readonly fit: string;
  /**
   * @param x any number of rows of the training rows' length, row-major
   * @returns per row the probability of every class, summing to 1
   * @throws StrnnError 'shape' when x is no whole number of rows, 'data' for a value that is not finite
   */
  probabilities(x: Float32Array): Float64Array[];
}

/** A simple model to compare with. Options are plain JSON. */
export interface Baseline<Options extends object = Readonly<Record<string, unknown>>> {
  /** Unique name, e.g. `'logistic-regression'`. */
  readonly kind: string;
  /** One sentence for people. */
  readonly description: string;
  /** Whether a seed changes the result. */
  readonly random: boolean;
  /**
   * Checks options and fills in the defaults.
   *
   * @param where option path for errors, e.g. `'baselines[0].model'`; default the kind
   * @throws StrnnError 'option' for an unknown option (with the nearest allowed one) or a value out of range
   */
  resolve(options: Readonly<Record<string, unknown>>, where?: string): Options;
  /**
   * @param options as `resolve` gives them
   * @param seed used by random baselines only
   * @throws StrnnError 'shape' when sizes do not fit each other, 'data' for values or labels that cannot be used
   */
  fit(training: TrainingRows, options: Options, seed: number): FittedBaseline;
}
