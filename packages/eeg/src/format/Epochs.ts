/** Equally long cuts of a multichannel recording, such as the one-second trials of a stimulus experiment. */
export interface Epochs {
  /** epochs x channels x samples, row-major, in `units`; finite. */
  readonly data: Float32Array;
  readonly shape: { readonly epochs: number; readonly channels: number; readonly samples: number };
  /** Channel names, in the order of the data. */
  readonly channels: readonly string[];
  /** Samples per second, in Hz. */
  readonly rate: number;
  readonly units: 'uV';
}
