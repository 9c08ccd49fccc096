import type { ComplexFft } from './ComplexFft.js';
import { createMixedRadixFft } from './createMixedRadixFft.js';
import { unitRoot } from './unitRoot.js';

/**
 * A transform of any length as a convolution with a chirp (Bluestein 1970): with k n = (k^2 + n^2 - (k - n)^2) / 2 the
 * sum becomes a product, a convolution and a product. The convolution runs in a transform of 5-smooth length.
 */
export function createBluesteinFft(length: number): ComplexFft {
  const size = smoothLength(2 * length - 1);
  const inner = createMixedRadixFft(size);
  const chirpReal = new Float64Array(length);
  const chirpImaginary = new Float64Array(length);
  // n^2 modulo 2 length, by the differences 2 n + 1: exact for every length.
  for (let n = 0, square = 0; n < length; n++) {
    [chirpReal[n], chirpImaginary[n]] = unitRoot(square, 2 * length);
    square = (square + 2 * n + 1) % (2 * length);
  }
  const kernelReal = new Float64Array(size);
  const kernelImaginary = new Float64Array(size);
  for (let n = 0; n < length; n++) {
    // The conjugate chirp, wrapped around; 1 / size undoes the scale of the two inner transforms.
    const mirror = n === 0 ? 0 : size - n;
    kernelReal[n] = kernelReal[mirror] = chirpReal[n] / size;
    kernelImaginary[n] = kernelImaginary[mirror] = -chirpImaginary[n] / size;
  }
  inner.transform(kernelReal, kernelImaginary);
  const workReal = new Float64Array(size);
  const workImaginary = new Float64Array(size);

  return {
    length,
    transform(real, imaginary) {
      for (let n = 0; n < length; n++) {
        workReal[n] = real[n] * chirpReal[n] - imaginary[n] * chirpImaginary[n];
        workImaginary[n] = real[n] * chirpImaginary[n] + imaginary[n] * chirpReal[n];
      }
      workReal.fill(0, length);
      workImaginary.fill(0, length);
      inner.transform(workReal, workImaginary);
      for (let k = 0; k < size; k++) {
        const productReal = workReal[k] * kernelReal[k] - workImaginary[k] * kernelImaginary[k];
        const productImaginary = workReal[k] * kernelImaginary[k] + workImaginary[k] * kernelReal[k];
        workReal[k] = productReal;
        workImaginary[k] = productImaginary;
      }
      // Real and imaginary parts exchanged, the forward transform is the inverse one.
      inner.transform(workImaginary, workReal);
      for (let k = 0; k < length; k++) {
        real[k] = workReal[k] * chirpReal[k] - workImaginary[k] * chirpImaginary[k];
        imaginary[k] = workReal[k] * chirpImaginary[k] + workImaginary[k] * chirpReal[k];
      }
    },
  };
}

/** The least number from `least` with no prime factor but 2, 3 and 5. */
function smoothLength(least: number): number {
  let best = 2 ** Math.ceil(Math.log2(least));
  for (let fives = 1; fives < best; fives *= 5) {
    for (let threes = fives; threes < best; threes *= 3) {
      let product = threes;
      while (product < least) product *= 2;
      best = Math.min(best, product);
    }
  }
  return best;
}
