import { StrnnError } from '@strnn/core/error';
import type { Epochs } from '../../format/Epochs.js';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { channelIndexes } from '../channelIndexes.js';
import { checkSignals } from '../checkSignals.js';
import { refuseGaps } from '../refuseGaps.js';
import { roundHalfToEven } from '../roundHalfToEven.js';
import type { Signals } from '../Signals.js';
import { checkEpochs } from './checkEpochs.js';

/** Windows of one length, one after the other or overlapping. */
export interface WindowEpochs extends Epochs {
  /** Per window the index of its first sample in the signals. */
  readonly starts: Int32Array;
  /** Samples after the last window that were too few for another. */
  readonly unused: number;
}

export interface CutWindowsOptions {
  /** Seconds of one window; moved to a whole number of samples. */
  readonly length: number;
  /** Seconds that a window shares with the next. Default 0. Windows that share samples belong on one side of a split. */
  readonly overlap?: number;
  /** Channels, in the order wanted; all must be in uV. Default all. */
  readonly channels?: readonly string[];
}

/**
 * Cuts signals into windows from their first sample on; `mne.make_fixed_length_epochs`. Where the step is not a whole
 * number of samples every window begins at the sample before; MNE's rounding of overlaps such as 0.1 s puts some a
 * sample earlier. What is left at the end is counted in `unused`. Stored as float32.
 *
 * @throws StrnnError `option` for a length, overlap or channel that cannot be; `shape` when not one window fits;
 *   `data` for a channel that is not in uV and as `checkSignals` and `refuseGaps`.
 */
export function cutWindows(signals: Signals, options: CutWindowsOptions): WindowEpochs {
  checkOptionNames(options, 'cutWindows', ['length', 'overlap', 'channels']);
  const { length, overlap = 0, channels = signals.names } = options;
  checkSignals(signals, 'cutWindows');
  refuseGaps(signals, 'cutWindows');
  const { rate } = signals;
  const samples = roundHalfToEven(length * rate);
  if (!(samples >= 1 && length < Infinity)) {
    throw new StrnnError(
      'option',
      `cutWindows.length: expected seconds of at least one sample (${1 / rate} s), found ${length}`,
    );
  }
  if (!(overlap >= 0 && (length - overlap) * rate >= 1 - 1e-6)) {
    throw new StrnnError(
      'option',
      `cutWindows.overlap: expected seconds from 0 to at least one sample less than the length of ${length} s, found ${overlap}`,
    );
  }
  const indexes = channelIndexes(signals, channels, 'cutWindows.channels');
  const total = signals.data[0].length;
  if (samples > total) {
    throw new StrnnError('shape', `cutWindows: a window has ${samples} samples, the signals have ${total}`);
  }
  // (0.3 - 0.1) * 100 is a little below 20.
  const [step, rounding] = [(length - overlap) * rate, 1e-6];
  const epochs = Math.floor((total - samples + rounding) / step) + 1;
  checkEpochs(signals, indexes, { epochs, samples }, 'cutWindows');
  const starts = Int32Array.from({ length: epochs }, (_, epoch) => Math.floor(epoch * step + rounding));
  const data = new Float32Array(epochs * indexes.length * samples);
  starts.forEach((start, epoch) => {
    indexes.forEach((index, channel) => {
      data.set(signals.data[index].subarray(start, start + samples), (epoch * indexes.length + channel) * samples);
    });
  });
  return {
    data,
    shape: { epochs, channels: indexes.length, samples },
    channels: [...channels],
    rate,
    units: 'uV',
    starts,
    unused: total - starts[epochs - 1] - samples,
  };
}
