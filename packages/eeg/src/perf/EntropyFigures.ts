/** What one process that computes differential entropy measured. */
export interface EntropyFigures {
  readonly method: string;
  /** Of each call, in order; the first one compiles. */
  readonly seconds: readonly number[];
  /** Most resident memory of the process, in MB (10^6 bytes), the signals and Node itself included. */
  readonly peak_mb: number;
  /** Mean entropy of each band in nats: both sides did the same work when these agree. */
  readonly mean: readonly number[];
}
