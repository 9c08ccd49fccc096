import type { Signals } from '../signal/Signals.js';

/** One channel of a recording. */
export interface Channel {
  /** As in the file, without surrounding blanks and without what only names the kind (`'EEG Fp1'` of EDF is `'Fp1'`). */
  readonly name: string;
  readonly kind: 'eeg' | 'eog' | 'ecg' | 'emg' | 'stim' | 'other';
  /** Samples per second, in Hz. */
  readonly rate: number;
  /** Number of samples in the file. */
  readonly samples: number;
  /** Unit of the values that `read` gives: `'uV'` where the file names any unit of voltage, else as in the file, `''` if it names none. */
  readonly units: string;
}

/** Something marked in a recording: a stimulus, an annotation, an artefact. */
export interface RecordingEvent {
  /** Seconds from the first sample. */
  readonly onset: number;
  /** Seconds; 0 for a moment. */
  readonly duration: number;
  readonly label: string;
  /** Channel the event belongs to, where the file says so. */
  readonly channel?: string;
}

/** A stretch without a gap; files without gaps have one. */
export interface RecordingSegment {
  /** Seconds from the first sample of the recording, as the file's clock has it. */
  readonly onset: number;
  /** Seconds of data before it, gaps left out: where it lies on the axis that `read` counts on. */
  readonly offset: number;
  /** Seconds. */
  readonly duration: number;
}

export interface ReadRequest {
  /** Names of the channels, in the order wanted; they must have one rate. Default: every `'eeg'` channel. */
  readonly channels?: readonly string[];
  /** First sample, counted from 0. Default 0. */
  readonly from?: number;
  /** One past the last sample. Default: the end. */
  readonly to?: number;
}

/**
 * An open recording: the header is read, the samples are not. Whoever opens one closes it. Memory follows what is asked
 * for in one `read`, never the length of the file (formats that cannot be read in pieces say so where they are opened).
 */
export interface Recording {
  /** `'EDF'`, `'EDF+C'`, `'EDF+D'`, `'BDF'`, `'BDF+C'`, `'BDF+D'`, `'BrainVision'`, `'EEGLAB'`, `'CSV'`, `'ARFF'`. */
  readonly format: string;
  /** As named by the caller. */
  readonly file: string;
  /** Signal channels; EDF's annotation channels are not among them. */
  readonly channels: readonly Channel[];
  /** Seconds of data, gaps left out. */
  readonly duration: number;
  /** Start as written in the file, `'2001-02-03T04:05:06.5'`, local time without a zone; undefined where unknown. */
  readonly start?: string;
  readonly segments: readonly RecordingSegment[];
  /** Trials of equal length one after the other, where the file is cut into trials (EEGLAB epochs). */
  readonly epochs?: { readonly count: number; readonly samples: number };
  /** Oddities of the file that did not prevent reading it, one sentence each. */
  readonly warnings: readonly string[];
  /** All events, by onset. */
  events(): Promise<readonly RecordingEvent[]>;
  /**
   * @throws StrnnError `option` for an unknown channel (nearest name), channels of different rates or a range outside
   * the file; `data` for a file that is cut or damaged, naming the byte offset.
   */
  read(request?: ReadRequest): Promise<Signals>;
  close(): Promise<void>;
}
