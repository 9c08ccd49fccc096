import { StrnnError } from '@strnn/core/error';
import { createRealFft } from '../../signal/fft/createRealFft.js';
import { largestEigenvectors } from './largestEigenvectors.js';

export interface SlepianTapers {
  /** One taper per order, each of the asked length. */
  readonly tapers: readonly Float64Array[];
  /** Share of each taper's energy within the half bandwidth, from 0 to 1, falling. */
  readonly concentrations: Float64Array;
}

export interface SlepianOptions {
  /** Samples. */
  readonly length: number;
  /** Time times half bandwidth, NW: above 0, below length / 2. */
  readonly halfBandwidth: number;
  /** How many tapers, from 1 to `length`. */
  readonly count: number;
  /** `false` leaves the last sample of the next longer tapers out, the form for spectra; by default `true`. */
  readonly symmetric?: boolean;
}

/**
 * Discrete prolate spheroidal sequences (Slepian 1978), of energy 1, by the tridiagonal matrix that commutes with theirs
 * (Percival and Walden 1993): `scipy.signal.windows.dpss(length, halfBandwidth, count, sym=symmetric, norm=2,
 * return_ratios=True)`, signs included: even orders have a positive sum, odd ones begin above zero.
 *
 * @throws StrnnError `option` naming the value that cannot be.
 */
export function slepianTapers({ length, halfBandwidth, count, symmetric = true }: SlepianOptions): SlepianTapers {
  if (!Number.isInteger(length) || length < 2) {
    throw new StrnnError('option', `slepianTapers: length must be a whole number from 2, found ${length}`);
  }
  if (!(halfBandwidth > 0 && halfBandwidth < length / 2)) {
    throw new StrnnError(
      'option',
      `slepianTapers: halfBandwidth must be above 0 and below ${length / 2} (half the length), found ${halfBandwidth}`,
    );
  }
  if (!Number.isInteger(count) || count < 1 || count > length) {
    throw new StrnnError('option', `slepianTapers: count must be a whole number from 1 to ${length}, found ${count}`);
  }
  const n = symmetric ? length : length + 1;
  const width = halfBandwidth / n;
  const diagonal = Float64Array.from(
    { length: n },
    (_, i) => ((n - 1 - 2 * i) / 2) ** 2 * Math.cos(2 * Math.PI * width),
  );
  const beside = Float64Array.from({ length: n - 1 }, (_, i) => ((i + 1) * (n - 1 - i)) / 2);
  const { vectors } = largestEigenvectors(diagonal, beside, count);
  vectors.forEach(orient);
  return {
    tapers: symmetric ? vectors : vectors.map((vector) => vector.slice(0, length)),
    concentrations: concentrations(vectors, width),
  };
}

function orient(taper: Float64Array, order: number): void {
  let sign = 0;
  if (order % 2 === 0) for (const value of taper) sign += value;
  // The first value above the noise, as SciPy has it.
  else sign = taper.find((value) => value * value > Math.max(1e-7, 1 / taper.length))!;
  if (sign < 0) for (let i = 0; i < taper.length; i++) taper[i] = -taper[i];
}

/** The sum over lags of the taper's autocorrelation times that of the ideal low-pass (Percival and Walden 1993, p. 390). */
function concentrations(tapers: readonly Float64Array[], width: number): Float64Array {
  const n = tapers[0].length;
  const fft = createRealFft(2 ** Math.ceil(Math.log2(2 * n)));
  const signal = new Float64Array(fft.length);
  const real = new Float64Array(fft.bins);
  const imaginary = new Float64Array(fft.bins);
  return Float64Array.from(tapers, (taper) => {
    signal.fill(0);
    signal.set(taper);
    fft.transform(signal, real, imaginary);
    // The power spectrum is even, so that the same transform turns it into the autocorrelation.
    for (let k = 0; k < fft.bins; k++) {
      const power = (real[k] * real[k] + imaginary[k] * imaginary[k]) / fft.length;
      signal[k] = power;
      if (k > 0) signal[fft.length - k] = power;
    }
    fft.transform(signal, real, imaginary);
    let share = 2 * width * real[0];
    for (let lag = 1; lag < n; lag++)
      share += real[lag] * ((2 * Math.sin(2 * Math.PI * width * lag)) / (Math.PI * lag));
    return share;
  });
}
