import type { RecordingSegment } from '../format/Recording.js';

/** Samples of one channel, in the channel's units. */
export type SampleArray = Float32Array | Float64Array;

/** Several channels sampled together: the same rate, the same length, the same start. */
export interface Signals {
  /** Channel names, in the order of `data`. */
  readonly names: readonly string[];
  /** Samples per second, in Hz. */
  readonly rate: number;
  /** One unit per channel, `'uV'` for EEG. */
  readonly units: readonly string[];
  /** One array per channel, all of the same length. */
  readonly data: readonly SampleArray[];
  /** Of a recording with gaps, the stretches without one, `offset` counted from the first sample here. Absent: one stretch. */
  readonly segments?: readonly RecordingSegment[];
}
