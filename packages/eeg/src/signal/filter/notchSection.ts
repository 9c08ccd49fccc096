import { StrnnError } from '@strnn/core/error';
import type { SecondOrderSection } from './SecondOrderSection.js';

export interface NotchOptions {
  /** Frequency that is taken out, in Hz; above 0, below rate / 2. */
  readonly frequency: number;
  /** The frequency over the width of the notch at -3 dB (one pass). Default 30: 1.67 Hz wide at 50 Hz. */
  readonly quality?: number;
  /** Sampling rate in Hz. */
  readonly rate: number;
}

/**
 * A second-order notch that takes one frequency out, such as 50 or 60 Hz from the mains: `scipy.signal.iirnotch` as a
 * section.
 *
 * @throws StrnnError `option` naming the value that cannot be.
 */
export function notchSection({ frequency, quality = 30, rate }: NotchOptions): SecondOrderSection {
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `notchSection: rate must be a positive number of Hz, found ${rate}`);
  }
  if (!(frequency > 0 && frequency < rate / 2)) {
    throw new StrnnError(
      'option',
      `notchSection: frequency must be above 0 and below ${rate / 2} Hz (half the rate), found ${frequency}`,
    );
  }
  // From quality 0.5 downwards the width reaches from 0 to rate / 2 or beyond, where the design is no notch.
  if (!(quality > 0 && quality < Infinity && frequency / quality < rate / 2)) {
    throw new StrnnError(
      'option',
      `notchSection: quality must be a positive number that leaves the notch narrower than ${rate / 2} Hz (half the rate), found ${quality}`,
    );
  }
  const width = Math.tan((Math.PI * frequency) / quality / rate);
  const gain = 1 / (1 + width);
  const middle = -2 * Math.cos((2 * Math.PI * frequency) / rate) * gain;
  return [gain, middle, gain, 1, middle, 2 * gain - 1];
}
