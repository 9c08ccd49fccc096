/** What is read, and cached, in one go: usually one recording, or one file of one subject and session. */
export interface DataUnit<Loaded> {
  /** For messages and the fingerprint; unique, the same on every machine: `'Preprocessed_EEG/1_20131027.mat'`. */
  readonly name: string;
  /** What else decides what is prepared of the files, such as rows of a table; for the fingerprint and the cache's key. */
  readonly request?: string;
  /** Every file that `load` reads, absolute; their bytes are the cache's key. */
  readonly files: readonly string[];
  /** Holds one unit in memory. */
  load(): Promise<Loaded>;
}
