import { StrnnError } from '@strnn/core/error';
import type { Epochs } from './Epochs.js';
import { uciEegLayout } from './uciEegLayout.js';

/**
 * Decodes the unpacked bytes of one `.bin.gz` of the UCI EEG recordings, see `uciEegLayout`.
 * `file` is the name used in errors.
 *
 * Values equal the original CSV files, which have three decimals; 59 of the 15,532,032 differ by 0.001 uV,
 * as the CSV files were rounded from a value that is not stored.
 *
 * @throws StrnnError `data` when the size is not a whole number of trials (at least one) or an offset is not finite.
 */
export function decodeUciEegTrials(bytes: Uint8Array, file: string): Epochs {
  const { channels, samples, step, trialBytes, rate } = uciEegLayout;
  const epochs = Math.floor(bytes.byteLength / trialBytes);
  if (epochs === 0 || epochs * trialBytes !== bytes.byteLength) {
    throw new StrnnError(
      'data',
      `${file}: expected a whole number of trials of ${trialBytes} bytes each (unpacked), found ${bytes.byteLength} bytes, ` +
        `that is ${epochs} trials and ${bytes.byteLength - epochs * trialBytes} bytes; the file is cut, damaged or not UCI EEG data`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data = new Float32Array(epochs * channels.length * samples);
  let at = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const start = epoch * trialBytes;
    const stepsStart = start + channels.length * 4;
    for (let channel = 0; channel < channels.length; channel++) {
      const offset = view.getFloat32(start + channel * 4, true);
      if (!Number.isFinite(offset)) {
        throw new StrnnError(
          'data',
          `${file}: trial ${epoch} (counted from 0), channel ${channels[channel]}: the offset is ${offset}, expected a finite number of uV`,
        );
      }
      const first = stepsStart + channel * samples * 2;
      for (let sample = 0; sample < samples; sample++) {
        const value = offset + step * view.getInt16(first + sample * 2, true);
        data[at++] = roundHalfToEven(value * 1000) / 1000;
      }
    }
  }
  return { data, shape: { epochs, channels: channels.length, samples }, channels, rate, units: 'uV' };
}

/** The CSV files were written so: where the steps give an exact half of 0.001 uV, the last decimal is even. */
function roundHalfToEven(value: number): number {
  const up = Math.round(value);
  return up - value === 0.5 && up % 2 !== 0 ? up - 1 : up;
}
