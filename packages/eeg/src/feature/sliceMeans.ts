import { StrnnError } from '@strnn/core/error';

/**
 * Cuts a signal into `slices` equal parts and returns the mean of each, in the signal's units.
 *
 * @throws StrnnError `shape` when the signal cannot be cut into that many equal parts.
 */
export function sliceMeans(signal: ArrayLike<number>, slices: number): Float64Array {
  if (!Number.isInteger(slices) || slices < 1 || signal.length === 0 || signal.length % slices !== 0) {
    throw new StrnnError(
      'shape',
      `sliceMeans: expected a number of slices that divides the ${signal.length} samples of the signal, found ${slices}`,
    );
  }
  const width = signal.length / slices;
  const means = new Float64Array(slices);
  for (let slice = 0; slice < slices; slice++) {
    let sum = 0;
    for (let n = slice * width; n < (slice + 1) * width; n++) sum += signal[n];
    means[slice] = sum / width;
  }
  return means;
}
