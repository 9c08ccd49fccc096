import { StrnnError } from '@strnn/core/error';
import { checkChoice } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';

export const lbpMethods = ['default', 'ror', 'uniform', 'nri_uniform'] as const;
/**
 * How a pattern of P bits becomes a code, with scikit-image's names: `'default'` the pattern itself; `'ror'` the smallest of
 * its rotations; `'uniform'` its number of ones where it has at most two changes around the circle, else P + 1 (riu2);
 * `'nri_uniform'` a code of its own for each such pattern, one for all others (u2: 59 codes for 8 points).
 */
export type LbpMethod = (typeof lbpMethods)[number];

export const lbpArithmetics = ['exact', 'float64'] as const;
/**
 * How a neighbour between pixels is compared with the centre. `'exact'`: without rounding, in whole numbers, so a tie is a tie
 * (bit 1), and codes do not change when every gray level rises by the same amount. `'float64'`: scikit-image's operations in
 * scikit-image's order, code for code the same; rounding decides ties there, differently from place to place.
 */
export type LbpArithmetic = (typeof lbpArithmetics)[number];

export const lbpSamplings = ['circle', 'square'] as const;
/** `'circle'`: points at equal angles, interpolated between pixels; `'square'`: 8 pixels, none interpolated (Ojala 1996). */
export type LbpSampling = (typeof lbpSamplings)[number];

export interface LbpOptions {
  /** Neighbours P, an integer from 4 to 24; 8 where sampling is `'square'`. Default 8. */
  readonly points?: number;
  /** Their distance in pixels, 1 to 64; a whole number where sampling is `'square'`. Default 1. */
  readonly radius?: number;
  /** Default `'circle'`. */
  readonly sampling?: LbpSampling;
  /** Default `'exact'`. Without a difference where sampling is `'square'`. */
  readonly arithmetic?: LbpArithmetic;
}

/** What P and R may be. */
export const lbpPoints = { low: 4, high: 24, integer: true } as const;
export const lbpRadius = { low: 1, high: 64 } as const;

/** The options with their defaults, checked. @throws StrnnError 'option' naming the option */
export function resolveLbpOptions(options: LbpOptions, where: string): Required<LbpOptions> {
  const { points = 8, radius = 1, sampling = 'circle', arithmetic = 'exact' } = options;
  checkNumber(points, `${where}.points`, lbpPoints);
  checkNumber(radius, `${where}.radius`, lbpRadius);
  checkChoice(sampling, `${where}.sampling`, 'sampling', lbpSamplings);
  checkChoice(arithmetic, `${where}.arithmetic`, 'arithmetic', lbpArithmetics);
  if (sampling === 'square' && points !== 8) {
    throw new StrnnError('option', `${where}.points: expected 8 where sampling is 'square', found ${points}.`);
  }
  if (sampling === 'square' && !Number.isInteger(radius)) {
    const rule = "expected a whole number where sampling is 'square'";
    throw new StrnnError('option', `${where}.radius: ${rule}, found ${radius}.`);
  }
  return { points, radius, sampling, arithmetic };
}
