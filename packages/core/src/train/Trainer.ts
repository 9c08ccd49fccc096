/** One mini-batch, by sample numbers. */
export interface TrainBatch {
  /** B sample numbers. */
  readonly indices: Int32Array;
  /** Fraction of m and of vec(q) set to zero; 0 = none. */
  readonly dropout: number;
  /** Standard deviation of the noise on the input; 0 = none. */
  readonly inputNoise: number;
}

/** What trains: it owns parameters, gradient and optimiser, all in the order of the layout, and changes them in place. */
export interface Trainer {
  readonly vector: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Per number: factor on the learning rate that shrinks it (0 for biases). */
  readonly decay: Float32Array;
  /** Where the random numbers of noise and dropout go on: 16 integers, not all 0. */
  readonly random: Int32Array;
  /** Loss of a mini-batch (without penalties); its gradient goes to `gradient`. Not finite = it is for the caller to say. */
  lossAndGradient(batch: TrainBatch): Promise<number>;
  /** One step of Adam with the gradient; t counts from 1. */
  adam(t: number, learningRate: number): void;
  /**
   * The projector's proximal step on rows x columns numbers of `vector` from an offset. Left out = it has none.
   *
   * @param threshold learning rate times λ
   */
  readonly proximal?: ((offset: number, shape: readonly [number, number], threshold: number) => void) | undefined;
}
