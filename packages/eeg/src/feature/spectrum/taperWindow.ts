import { StrnnError, unknownName } from '@strnn/core/error';

export const taperNames = ['hann', 'hamming', 'boxcar'] as const;
export type TaperName = (typeof taperNames)[number];

/**
 * Weights of a window of `length` samples, as `scipy.signal.get_window(name, length, fftbins=!symmetric)`.
 * Periodic (the default) is the form for spectra: the window that continues into itself; symmetric ends as it begins.
 *
 * @throws StrnnError `option` for an unknown name or a length that is no whole number from 1.
 */
export function taperWindow(name: TaperName, length: number, { symmetric = false } = {}): Float64Array {
  if (!taperNames.includes(name)) throw unknownName('taperWindow', 'window', String(name), taperNames);
  if (!Number.isInteger(length) || length < 1) {
    throw new StrnnError('option', `taperWindow: length must be a whole number from 1, found ${length}`);
  }
  const window = new Float64Array(length).fill(1);
  if (name === 'boxcar' || length === 1) return window;
  const offset = name === 'hann' ? 0.5 : 0.54;
  const period = symmetric ? length - 1 : length;
  for (let n = 0; n < length; n++) window[n] = offset - (1 - offset) * Math.cos((2 * Math.PI * n) / period);
  return window;
}
