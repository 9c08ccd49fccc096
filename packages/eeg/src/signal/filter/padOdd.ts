import type { SecondOrderSection } from './SecondOrderSection.js';

/**
 * Samples by which `scipy.signal.sosfiltfilt` lengthens each end: three times the number of taps, where a first-order
 * section counts one tap less.
 */
export function oddPadding(sections: readonly SecondOrderSection[]): number {
  const shortNumerators = sections.filter(([, , b2]) => b2 === 0).length;
  const shortDenominators = sections.filter(([, , , , , a2]) => a2 === 0).length;
  return 3 * (2 * sections.length + 1 - Math.min(shortNumerators, shortDenominators));
}

/** Writes `signal` into `padded`, lengthened at both ends by `padding` samples, each end reflected at its last point. */
export function padOdd(signal: ArrayLike<number>, padding: number, padded: Float64Array): void {
  const length = signal.length;
  const first = signal[0];
  const last = signal[length - 1];
  for (let n = 0; n < padding; n++) {
    padded[n] = 2 * first - signal[padding - n];
    padded[padding + length + n] = 2 * last - signal[length - 2 - n];
  }
  for (let n = 0; n < length; n++) padded[padding + n] = signal[n];
}
