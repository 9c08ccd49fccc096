import type { CheckResult } from './CheckResult.js';

export interface LookalikeOptions {
  /** Number of subjects; default 3. */
  readonly subjects?: number;
  /** Seed of the values; default 1. */
  readonly seed?: number;
  /** Shorter trials and fewer of them, for tests; default false: the real lengths and counts. */
  readonly small?: boolean;
}

export interface LookalikeReport {
  readonly folder: string;
  /** Relative to the folder. */
  readonly files: readonly string[];
  readonly bytes: number;
  /** What was planted, in a sentence. */
  readonly planted: string;
}

/** What `strnn doctor NAME PATH` and `strnn lookalike NAME FOLDER` call. */
export interface DatasetTools {
  /** As on the command line: `'seed-iv'`. */
  readonly name: string;
  /** `'SEED: 15 subjects, 3 sessions, 15 film clips, 62 channels, 3 emotions'`. */
  readonly title: string;
  /** How one gets it and under which terms, in a sentence. */
  readonly access: string;
  /** What is there, missing or odd in a downloaded copy; never rejects for what it finds in the data. */
  check(path: string): Promise<CheckResult[]>;
  /**
   * Writes a small imitation in the exact folder and file form, with a planted effect that a classifier learns, into a
   * folder that is empty or absent. The values are made up and say nothing about the real recordings.
   */
  generate(folder: string, options?: LookalikeOptions): Promise<LookalikeReport>;
}
