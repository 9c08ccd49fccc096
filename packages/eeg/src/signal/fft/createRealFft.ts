import { StrnnError } from '@strnn/core/error';
import { createComplexFft } from './createComplexFft.js';
import { unitRoot } from './unitRoot.js';

/** A planned transform of real signals of one length. */
export interface RealFft {
  readonly length: number;
  /** floor(length / 2) + 1 frequencies, from 0 to half the rate. */
  readonly bins: number;
  /** Reads `length` values from `input[start]` on, writes `bins` values into each of `real` and `imaginary`. Allocates nothing. */
  transform(input: ArrayLike<number>, real: Float64Array, imaginary: Float64Array, start?: number): void;
  /**
   * Adds scale |X[k]|^2 to `out[k]`, with x[n] = (input[start + n] - offset) taper[n] and zeros after the taper's end: a
   * periodogram in one go. `taper` has at most `length` values. Allocates nothing.
   */
  addPower(
    input: ArrayLike<number>,
    start: number,
    offset: number,
    taper: Float64Array,
    scale: number,
    out: Float64Array,
  ): void;
}

/** Beyond this tables and buffers take gigabytes; whoever asks for more has mistaken a unit. */
const longest = 2 ** 24;

/**
 * Plans `numpy.fft.rfft` for one length, any whole number from 1: X[k] = sum over n of x[n] exp(-2 pi i k n / length).
 * Even lengths go through a complex transform of half the length (real numbers packed in pairs).
 *
 * @throws StrnnError `option` for a length that is no whole number from 1 to 2^24.
 */
export function createRealFft(length: number): RealFft {
  if (!Number.isInteger(length) || length < 1 || length > longest) {
    throw new StrnnError(
      'option',
      `createRealFft: length must be a whole number from 1 to ${longest}, found ${length}`,
    );
  }
  return length % 2 === 0 ? packedFft(length) : wholeFft(length);
}

function wholeFft(length: number): RealFft {
  const fft = createComplexFft(length);
  const bins = (length + 1) / 2;
  const workReal = new Float64Array(length);
  const workImaginary = new Float64Array(length);
  return {
    length,
    bins,
    transform(input, real, imaginary, start = 0) {
      for (let n = 0; n < length; n++) workReal[n] = input[start + n];
      workImaginary.fill(0);
      fft.transform(workReal, workImaginary);
      for (let k = 0; k < bins; k++) {
        real[k] = workReal[k];
        imaginary[k] = workImaginary[k];
      }
      imaginary[0] = 0;
    },
    addPower(input, start, offset, taper, scale, out) {
      for (let n = 0; n < taper.length; n++) workReal[n] = (input[start + n] - offset) * taper[n];
      workReal.fill(0, taper.length);
      workImaginary.fill(0);
      fft.transform(workReal, workImaginary);
      for (let k = 0; k < bins; k++)
        out[k] += scale * (workReal[k] * workReal[k] + workImaginary[k] * workImaginary[k]);
    },
  };
}

function packedFft(length: number): RealFft {
  const half = length / 2;
  const fft = createComplexFft(half);
  const workReal = new Float64Array(half);
  const workImaginary = new Float64Array(half);
  const rootReal = new Float64Array(half);
  const rootImaginary = new Float64Array(half);
  for (let k = 0; k < half; k++) [rootReal[k], rootImaginary[k]] = unitRoot(k, length);
  return {
    length,
    bins: half + 1,
    transform(input, real, imaginary, start = 0) {
      for (let n = 0, at = start; n < half; n++, at += 2) {
        workReal[n] = input[at];
        workImaginary[n] = input[at + 1];
      }
      fft.transform(workReal, workImaginary);
      real[0] = workReal[0] + workImaginary[0];
      imaginary[0] = 0;
      real[half] = workReal[0] - workImaginary[0];
      imaginary[half] = 0;
      // Even and odd samples' spectra are the even and odd parts of the packed one; X[k] = even + root(k) odd.
      for (let k = 1, mirror = half - 1; k <= mirror; k++, mirror--) {
        const evenR = 0.5 * (workReal[k] + workReal[mirror]);
        const evenI = 0.5 * (workImaginary[k] - workImaginary[mirror]);
        const oddR = 0.5 * (workImaginary[k] + workImaginary[mirror]);
        const oddI = 0.5 * (workReal[mirror] - workReal[k]);
        const turnR = oddR * rootReal[k] - oddI * rootImaginary[k];
        const turnI = oddR * rootImaginary[k] + oddI * rootReal[k];
        real[k] = evenR + turnR;
        imaginary[k] = evenI + turnI;
        real[mirror] = evenR - turnR;
        imaginary[mirror] = turnI - evenI;
      }
    },
    addPower(input, start, offset, taper, scale, out) {
      const pairs = taper.length >> 1;
      for (let n = 0, at = start; n < pairs; n++, at += 2) {
        workReal[n] = (input[at] - offset) * taper[2 * n];
        workImaginary[n] = (input[at + 1] - offset) * taper[2 * n + 1];
      }
      if (pairs < half) {
        workReal.fill(0, pairs);
        workImaginary.fill(0, pairs);
        if (taper.length % 2 === 1) workReal[pairs] = (input[start + 2 * pairs] - offset) * taper[2 * pairs];
      }
      fft.transform(workReal, workImaginary);
      out[0] += scale * (workReal[0] + workImaginary[0]) ** 2;
      out[half] += scale * (workReal[0] - workImaginary[0]) ** 2;
      // As in transform; a quarter for its halves.
      const quarter = scale / 4;
      for (let k = 1, mirror = half - 1; k <= mirror; k++, mirror--) {
        const evenR = workReal[k] + workReal[mirror];
        const evenI = workImaginary[k] - workImaginary[mirror];
        const oddR = workImaginary[k] + workImaginary[mirror];
        const oddI = workReal[mirror] - workReal[k];
        const turnR = oddR * rootReal[k] - oddI * rootImaginary[k];
        const turnI = oddR * rootImaginary[k] + oddI * rootReal[k];
        const aR = evenR + turnR;
        const aI = evenI + turnI;
        out[k] += quarter * (aR * aR + aI * aI);
        if (k === mirror) continue;
        const bR = evenR - turnR;
        const bI = evenI - turnI;
        out[mirror] += quarter * (bR * bR + bI * bI);
      }
    },
  };
}
