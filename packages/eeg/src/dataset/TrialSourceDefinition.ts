import type { DataUnit } from '@strnn/core/dataset';
import type { Smoothing } from '@strnn/core/samples';
import type { DataSource } from '@strnn/core/samples';
import type { Sites } from '@strnn/core/sites';
import type { TrialSeries } from './TrialSeries.js';

/** What is read, and cached, in one go: usually one file of one subject and session. */
export type TrialUnit = DataUnit<readonly TrialSeries[]>;

/** A data set of trials, as `trialSource` makes a `DataSource` of it. */
export interface TrialSourceDefinition {
  /** `'seed'`. */
  readonly name: string;
  readonly attribution: string;
  /** See `DataSource.with`. Default: the options cannot vary. */
  readonly with?: NonNullable<DataSource['with']>;
  /** Raised whenever the loader gives other values for the same files and options. */
  readonly version: number;
  /** Resolved options, defaults included, folders left out; plain JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Options (names of `options`) that only choose among trials or label them and do not enter the cache's key. Default none. */
  readonly uncached?: readonly string[];
  /** What a reader of results has to know of the data set, a sentence each; see `Samples.notes`. Default none. */
  readonly notes?: readonly string[];
  /** Smoothing of the series over their windows, see `Samples.smoothing`. Default: none. */
  readonly smoothing?: Smoothing;
  readonly classes: readonly string[];
  /** T: windows per sample. */
  readonly slices: number;
  /** Windows from one sample of a trial to the next. */
  readonly sliceStep: number;
  /** Folder of the cache; false for none. Default: `cacheFolder()`. */
  readonly cache?: string | false;
  /** The units in the order of the samples. Rejects with a StrnnError when the folder is not the data set. */
  units(): Promise<readonly TrialUnit[]>;
  /** Sites of the names in `FeatureSeries.sites`. */
  sites(names: readonly string[]): Sites;
  /** Chooses and labels trials after the cache (`uncached` options); undefined leaves a trial out. Default: as they are. */
  relabel?(trial: TrialSeries): TrialSeries | undefined;
}
