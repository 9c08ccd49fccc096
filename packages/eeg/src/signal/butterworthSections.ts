import { StrnnError } from '@strnn/core/error';
import type { SecondOrderSection } from './SecondOrderSection.js';

export interface ButterworthOptions {
  /** Filter order, a whole number from 1; each filtering pass falls off by 6 dB per octave and order. */
  readonly order: number;
  /** Frequency in Hz where one pass is 3 dB down (a forward and backward filter: 6 dB); above 0, below rate / 2. */
  readonly cutoff: number;
  /** Sampling rate in Hz. */
  readonly rate: number;
}

/**
 * A Butterworth low-pass as second-order sections: the analogue prototype, warped and mapped by the bilinear transform.
 * The whole gain is in the first section; sections with poles nearer to the unit circle come later, as in
 * `scipy.signal.butter(order, cutoff, fs=rate, output='sos')`.
 *
 * @throws StrnnError `option` naming the value that cannot be.
 */
export function butterworthSections({ order, cutoff, rate }: ButterworthOptions): SecondOrderSection[] {
  if (!Number.isInteger(order) || order < 1) {
    throw new StrnnError('option', `butterworthSections: order must be a whole number from 1, found ${order}`);
  }
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `butterworthSections: rate must be a positive number of Hz, found ${rate}`);
  }
  if (!(cutoff > 0 && cutoff < rate / 2)) {
    throw new StrnnError(
      'option',
      `butterworthSections: cutoff must be above 0 and below ${rate / 2} Hz (half the rate), found ${cutoff}`,
    );
  }
  // Cut-off on the analogue axis for a bilinear transform with unit step: s = (z - 1) / (z + 1).
  const warped = Math.tan((Math.PI * cutoff) / rate);
  const sections: SecondOrderSection[] = [];
  let gain = 1;
  if (order % 2 === 1) {
    // The real pole is the one farthest from the unit circle.
    gain *= warped / (1 + warped);
    sections.push([1, 1, 0, 1, (warped - 1) / (1 + warped), 0]);
  }
  for (let pair = Math.floor(order / 2) - 1; pair >= 0; pair--) {
    // Prototype poles -sin(angle) +- i cos(angle); the first pair lies nearest to the imaginary axis.
    const damping = 2 * Math.sin((Math.PI * (2 * pair + 1)) / (2 * order));
    const scale = 1 + damping * warped + warped * warped;
    gain *= (warped * warped) / scale;
    sections.push([1, 2, 1, 1, (2 * (warped * warped - 1)) / scale, (1 - damping * warped + warped * warped) / scale]);
  }
  const [b0, b1, b2, ...denominator] = sections[0];
  sections[0] = [b0 * gain, b1 * gain, b2 * gain, ...denominator];
  return sections;
}
