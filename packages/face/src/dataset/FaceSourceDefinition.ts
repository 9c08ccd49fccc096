import type { DataUnit } from '@strnn/core/dataset';
import type { DataSource } from '@strnn/core/samples';
import type { FacePlan } from '../recipe/planFace.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';

/** A labelled recording of one face. */
export interface FaceRecording {
  readonly subject: string;
  /** Unique within the subject. */
  readonly session: string;
  /** Unique within subject and session. */
  readonly trial: string;
  /** Where several recordings are cut out of one trial, their number from 0. Default 0. */
  readonly window?: number;
  /** Class index. */
  readonly label: number;
  readonly sequence: FaceSequence;
}

/** What a unit's files hold. */
export interface LoadedFaces {
  readonly recordings: readonly FaceRecording[];
  /** What had to be repaired, put up with or left out, by what it is: `{ 'landmarks outside their frame': 3 }`. Default none. */
  readonly counts?: Readonly<Record<string, number>>;
}

/** What is read, and cached, in one go: usually one recording. */
export type FaceUnit = DataUnit<LoadedFaces>;

/** A data set of labelled faces, as `faceSource` makes a `DataSource` of it. */
export interface FaceSourceDefinition {
  /** `'ck-plus'`. */
  readonly name: string;
  readonly attribution: string;
  /** See `DataSource.with`. Default: the options cannot vary. */
  readonly with?: NonNullable<DataSource['with']>;
  /** Raised whenever the loader gives other values for the same files and options. */
  readonly version: number;
  /** Resolved options, defaults, recipe and augmentation included, folders left out; plain JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Options (names of `options`) that only choose among recordings and do not enter the cache's key. Default none. */
  readonly uncached?: readonly string[];
  readonly classes: readonly string[];
  /** What becomes of every recording. */
  readonly plan: FacePlan;
  /** What a slice is, for people. Default: a share of the sequence. */
  readonly slice?: string;
  /**
   * What happens to a unit whose files cannot be used: `'error'` (default) refuses the data set, `'skip'` leaves the unit out,
   * counted and named in the notes.
   */
  readonly damaged?: 'error' | 'skip';
  /** Folder of the cache; false for none. Default: `cacheFolder()`. */
  readonly cache?: string | false;
  /**
   * The units in the order of the samples, and what a reader of results has to know of them (what was left out and why).
   * Rejects with a StrnnError when the folder is not the data set.
   */
  units(): Promise<{ readonly units: readonly FaceUnit[]; readonly notes?: readonly string[] }>;
}
