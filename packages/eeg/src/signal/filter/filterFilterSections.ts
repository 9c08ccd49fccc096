import { StrnnError } from '@strnn/core/error';
import { filterInPlace } from './filterInPlace.js';
import { oddPadding, padOdd } from './padOdd.js';
import type { SecondOrderSection } from './SecondOrderSection.js';
import { stepState } from './stepState.js';

/**
 * Filters forwards, then backwards: no delay, twice the attenuation in dB. `scipy.signal.sosfiltfilt` with its default
 * padding: both ends are lengthened by a point-reflected copy of the signal ("odd"), and each pass starts settled on
 * its first value. Returns a new array of the same length. A NaN or infinity in the signal spreads over the whole
 * result.
 *
 * @throws StrnnError `shape` when the signal is not longer than the padding of one side (15 samples for order 4).
 */
export function filterFilterSections(sections: readonly SecondOrderSection[], signal: ArrayLike<number>): Float64Array {
  const padding = oddPadding(sections);
  const length = signal.length;
  if (length <= padding) {
    throw new StrnnError(
      'shape',
      `filterFilterSections: ${sections.length} sections need a signal of more than ${padding} samples, found ${length}`,
    );
  }
  const padded = new Float64Array(length + 2 * padding);
  padOdd(signal, padding, padded);
  const settled = stepState(sections);
  filterInPlace(
    sections,
    padded,
    settled.map((value) => value * padded[0]),
    1,
  );
  const end = padded[padded.length - 1];
  filterInPlace(
    sections,
    padded,
    settled.map((value) => value * end),
    -1,
  );
  return padded.slice(padding, padding + length);
}
