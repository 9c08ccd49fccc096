import type { SampleArray } from '../../signal/Signals.js';

export interface EeglabChannel {
  readonly label: string;
  /** `'EEG'`, `'EOG'`, ... or `''`. */
  readonly type: string;
}

export interface EeglabEvent {
  readonly type: string;
  /** Samples from 1, over all trials; may have a fraction. */
  readonly latency: number;
  /** Samples; NaN where it is not known. */
  readonly duration: number;
}

/** What a .set file says, checked. */
export interface EeglabHeader {
  readonly rate: number;
  /** Samples of a trial. */
  readonly samples: number;
  readonly trials: number;
  readonly channels: readonly EeglabChannel[];
  readonly events: readonly EeglabEvent[];
  /** Channels run fastest, then samples, then trials; or the name of the file that holds them. */
  readonly data: SampleArray | string;
  readonly warnings: readonly string[];
}
