import type { ComplexFft } from './ComplexFft.js';
import { runFftStage, type FftStage } from './runFftStage.js';
import { unitRoot } from './unitRoot.js';

/**
 * Stockham's self-sorting transform for lengths 2^a 3^b 5^c: each stage takes one radix out of the length and writes
 * its results in order into the other of two buffers.
 */
export function createMixedRadixFft(length: number): ComplexFft {
  const stages: FftStage[] = [];
  for (let size = length, stride = 1; size > 1;) {
    const radix = ([4, 5, 3, 2] as const).find((candidate) => size % candidate === 0)!;
    const groups = size / radix;
    const twiddleReal = new Float64Array(groups * (radix - 1));
    const twiddleImaginary = new Float64Array(groups * (radix - 1));
    for (let group = 0; group < groups; group++) {
      for (let leg = 1; leg < radix; leg++) {
        const at = group * (radix - 1) + leg - 1;
        [twiddleReal[at], twiddleImaginary[at]] = unitRoot(group * leg, size);
      }
    }
    stages.push({ radix, groups, stride, twiddleReal, twiddleImaginary });
    size = groups;
    stride *= radix;
  }
  const otherReal = new Float64Array(length);
  const otherImaginary = new Float64Array(length);

  return {
    length,
    transform(real, imaginary) {
      for (let index = 0; index < stages.length; index++) {
        if (index % 2 === 0) runFftStage(stages[index], real, imaginary, otherReal, otherImaginary);
        else runFftStage(stages[index], otherReal, otherImaginary, real, imaginary);
      }
      if (stages.length % 2 === 1) {
        for (let n = 0; n < length; n++) {
          real[n] = otherReal[n];
          imaginary[n] = otherImaginary[n];
        }
      }
    },
  };
}
