import { createBluesteinFft } from './createBluesteinFft.js';
import { createMixedRadixFft } from './createMixedRadixFft.js';
import type { ComplexFft } from './ComplexFft.js';

/**
 * Plans a complex transform of any length from 1: mixed radix 4, 2, 3 and 5 where the length has no other factor, else
 * Bluestein's convolution. Tables are made here, once.
 */
export function createComplexFft(length: number): ComplexFft {
  let rest = length;
  for (const radix of [2, 3, 5]) while (rest % radix === 0) rest /= radix;
  return rest === 1 ? createMixedRadixFft(length) : createBluesteinFft(length);
}
