import type { ComplexFft } from '../fft/ComplexFft.js';
import { createComplexFft } from '../fft/createComplexFft.js';

/**
 * Filters channels of one length forwards and backwards with the taps of a finite filter, by way of Fourier transforms.
 * Both ends are point-reflected as far as the taps reach and the signal goes, and zero beyond; so longer signals give
 * `scipy.signal.filtfilt(taps, 1, signal)`, and all of them what MNE's `filter_data` gives with `phase='zero-double'`.
 * Two channels go through one complex transform. In float64.
 */
export function filterFilterTaps(taps: Float64Array, channels: readonly ArrayLike<number>[]): Float64Array[] {
  const reach = taps.length - 1;
  // Eight times the taps is near the least work per sample.
  const fft = createComplexFft(2 ** Math.ceil(Math.log2(8 * taps.length)));
  const gain = squaredResponse(taps, fft);
  const filtered: Float64Array[] = [];
  for (let channel = 0; channel < channels.length; channel += 2) {
    const pair = channels.slice(channel, channel + 2).map((samples) => padReflected(samples, reach));
    filtered.push(...convolve(pair, gain, reach, fft));
  }
  return filtered;
}

/** What forwards and backwards multiply each frequency with; real, so that it does not turn the phase. */
function squaredResponse(taps: Float64Array, fft: ComplexFft): Float64Array {
  const [real, imaginary] = [new Float64Array(fft.length), new Float64Array(fft.length)];
  real.set(taps);
  fft.transform(real, imaginary);
  return real.map((value, k) => (value * value + imaginary[k] * imaginary[k]) / fft.length);
}

function padReflected(samples: ArrayLike<number>, padding: number): Float64Array {
  const length = samples.length;
  const padded = new Float64Array(length + 2 * padding);
  for (let n = 0; n < length; n++) padded[padding + n] = samples[n];
  for (let n = 1; n <= Math.min(padding, length - 1); n++) {
    padded[padding - n] = 2 * samples[0] - samples[n];
    padded[padding + length - 1 + n] = 2 * samples[length - 1] - samples[length - 1 - n];
  }
  return padded;
}

/** Both passes together reach `reach` samples to both sides: of a block only what is that far from its ends is kept. */
function convolve(padded: readonly Float64Array[], gain: Float64Array, reach: number, fft: ComplexFft): Float64Array[] {
  const length = padded[0].length - 2 * reach;
  const step = fft.length - 2 * reach;
  const results = padded.map(() => new Float64Array(length));
  const parts = [new Float64Array(fft.length), new Float64Array(fft.length)];
  for (let start = 0; start < length; start += step) {
    parts.forEach((part, index) => {
      part.fill(0);
      if (index < padded.length) part.set(padded[index].subarray(start, start + fft.length));
    });
    fft.transform(parts[0], parts[1]);
    for (let k = 0; k < fft.length; k++) {
      parts[0][k] *= gain[k];
      parts[1][k] *= gain[k];
    }
    // With the parts exchanged the forward transform is the inverse one.
    fft.transform(parts[1], parts[0]);
    results.forEach((result, index) =>
      result.set(parts[index].subarray(reach, reach + Math.min(step, length - start)), start),
    );
  }
  return results;
}
