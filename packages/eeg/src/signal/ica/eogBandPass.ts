import { StrnnError } from '@strnn/core/error';
import { filterFilterTaps } from '../filter/filterFilterTaps.js';

/**
 * The band-pass that `mne.preprocessing.ICA.find_bads_eog` compares components in: a linear-phase filter of at least 10
 * s (the next power of two) by frequency sampling and a Hann window, with edges of 0.5 Hz, forwards and backwards
 * (`filterFilterTaps`).
 *
 * @param rate Hz
 * @param band Hz; above 0.5, and 0.5 below half the rate
 * @throws StrnnError `option` for a band that cannot be.
 */
export function eogBandPass(
  channels: readonly ArrayLike<number>[],
  rate: number,
  band: readonly [low: number, high: number],
): Float64Array[] {
  const [low, high] = band;
  if (!(low > 0.5 && low < high && high + 0.5 < rate / 2)) {
    throw new StrnnError(
      'option',
      `findEogComponents.band: expected [low, high] in Hz, low above 0.5 and high below ${rate / 2 - 0.5} (half the rate less 0.5), found [${band.join(', ')}]`,
    );
  }
  const taps = 2 ** Math.ceil(Math.log2(Math.ceil(10 * rate)));
  return filterFilterTaps(bandPassTaps(taps, rate, low, high), channels);
}

/**
 * `scipy.signal.firwin2(taps, [0, low - 0.5, low, high, high + 0.5, rate / 2], [0, 0, 1, 1, 0, 0], window='hann')` for
 * a power of two.
 */
function bandPassTaps(taps: number, rate: number, low: number, high: number): Float64Array {
  const amplitudes = Float64Array.from({ length: taps + 1 }, (_, k) => {
    const frequency = (k * rate) / (2 * taps);
    return Math.max(0, Math.min(1, (frequency - (low - 0.5)) / 0.5, (high + 0.5 - frequency) / 0.5));
  });
  const last = amplitudes.findLastIndex((value) => value > 0);
  return Float64Array.from({ length: taps }, (_, n) => {
    let sum = 0;
    for (let k = 1; k <= last; k++) sum += amplitudes[k] * Math.cos((Math.PI * k * (n - (taps - 1) / 2)) / taps);
    return (sum / taps) * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / (taps - 1)));
  });
}
