import type { Samples } from './Samples.js';

/**
 * A data set as an experiment file names it: cheap to make, loaded later, in every worker.
 * A dataset function (`uciEeg({...})`) checks its options at once and returns this.
 */
export interface DataSource {
  /** Short name shown in tables, e.g. `'uci-eeg'`. */
  readonly name: string;
  /** Licence and citation, shown at the foot of every report. */
  readonly attribution?: string;
  /** Every option resolved, defaults included; plain JSON; part of a cell's identity. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Hex SHA-256 over the bytes of the files that `load` reads, the options and the loader's version. Cheap (no decoding). */
  fingerprint(): Promise<string>;
  /**
   * The same data set with some options changed, checked as usual. An object is merged into the options it is given to
   * (`{ recipe: { window: 2 } }`), see `changeOptions`; any other value replaces. Absent: the options cannot vary within a matrix.
   *
   * @throws StrnnError `option` for an unknown name (with the nearest) or a value that cannot be
   */
  with?(options: Readonly<Record<string, unknown>>): DataSource;
  /** Reads and prepares everything. Rejects with a `StrnnError` that names the file, what was expected and what was found. */
  load(): Promise<Samples>;
}
