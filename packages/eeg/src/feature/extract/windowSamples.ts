import { StrnnError } from '@strnn/core/error';

/**
 * Seconds as whole samples, up to rounding (1e-6 of a sample).
 *
 * @throws StrnnError `option` when they are not whole, saying the nearest lengths that are
 */
export function windowSamples(where: string, seconds: number, rate: number): number {
  const samples = Math.round(seconds * rate);
  if (samples >= 1 && Math.abs(seconds * rate - samples) < 1e-6) return samples;
  const [below, above] = [Math.floor(seconds * rate), Math.floor(seconds * rate) + 1];
  const near = (below === 0 ? [above] : [below, above]).map((count) => `${count / rate} s (${count} samples)`);
  throw new StrnnError(
    'option',
    `${where}: expected a whole number of samples at ${rate} Hz, found ${seconds} s = ${seconds * rate} samples. Nearest: ${near.join(', ')}.`,
  );
}
