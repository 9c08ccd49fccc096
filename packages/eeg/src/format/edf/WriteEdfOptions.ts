import type { RecordingEvent } from '../Recording.js';

export interface WriteEdfOptions {
  /** `'2001-02-03T04:05:06.5'`, from 1985 to 2084. Default: not known. */
  readonly start?: string;
  /** Local patient identification, at most 80 ASCII characters. Default `'X X X X'`, which is not known. */
  readonly patient?: string;
  /** Default none. Written in UTF-8; `channel` goes behind `@@`. */
  readonly annotations?: readonly RecordingEvent[];
  /** Seconds of a data record; samples must fill whole records. Default 1. */
  readonly recordDuration?: number;
  /** Physical minimum and maximum of every channel, in its units. Default: least and greatest value of each channel. */
  readonly physicalRange?: readonly [minimum: number, maximum: number];
}
