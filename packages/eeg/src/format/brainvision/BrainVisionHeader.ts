/** One channel of a BrainVision header. */
export interface BrainVisionChannel {
  readonly name: string;
  /** Unit per number stored. */
  readonly resolution: number;
  /** As written; `'µV'` where none is. */
  readonly units: string;
}

/** A checked .vhdr file. */
export interface BrainVisionHeader {
  readonly dataFile: string;
  /** Undefined where the header names none. */
  readonly markerFile?: string;
  readonly orientation: 'MULTIPLEXED' | 'VECTORIZED';
  readonly format: 'INT_16' | 'UINT_16' | 'INT_32' | 'IEEE_FLOAT_32';
  readonly bigEndian: boolean;
  /** In Hz. */
  readonly rate: number;
  readonly channels: readonly BrainVisionChannel[];
  /** Samples of a trial, where the recording was cut into trials of equal length. */
  readonly epochSamples?: number;
}
