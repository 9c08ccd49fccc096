import type { LbpMethod } from './LbpOptions.js';

/** From patterns of P bits to codes and histogram bins. */
export interface LbpMapping {
  /** Codes are 0 <= code < codes. */
  readonly codes: number;
  /** The code of a pattern. */
  readonly codeOf: (pattern: number) => number;
}

/** @param points P, 4 to 24 */
export function lbpMapping(points: number, method: LbpMethod): LbpMapping {
  switch (method) {
    case 'default':
      return { codes: 2 ** points, codeOf: (pattern) => pattern };
    case 'ror':
      return { codes: 2 ** points, codeOf: (pattern) => smallestRotation(pattern, points) };
    case 'uniform':
      return {
        codes: points + 2,
        codeOf: (pattern) => (isUniform(pattern, points) ? countOnes(pattern) : points + 1),
      };
    case 'nri_uniform':
      return { codes: points * (points - 1) + 3, codeOf: (pattern) => uniformCode(pattern, points) };
  }
}

function smallestRotation(pattern: number, points: number): number {
  let smallest = pattern;
  let rotated = pattern;
  for (let i = 1; i < points; i++) {
    rotated = rotate(rotated, points);
    if (rotated < smallest) smallest = rotated;
  }
  return smallest;
}

function rotate(pattern: number, points: number): number {
  return (pattern >>> 1) | ((pattern & 1) << (points - 1));
}

/** At most two changes between 0 and 1 around the circle. */
function isUniform(pattern: number, points: number): boolean {
  return countOnes(pattern ^ rotate(pattern, points)) <= 2;
}

function countOnes(bits: number): number {
  let ones = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) ones++;
  return ones;
}

/**
 * 0 for no ones, P (P - 1) + 1 for P ones, P (P - 1) + 2 for what is not uniform; n ones, 0 < n < P, that begin at bit b:
 * 1 + (n - 1) P + (P - b) mod P.
 */
function uniformCode(pattern: number, points: number): number {
  if (!isUniform(pattern, points)) return points * (points - 1) + 2;
  const ones = countOnes(pattern);
  if (ones === 0) return 0;
  if (ones === points) return points * (points - 1) + 1;
  let begin = 0;
  while (!isFirstOne(pattern, begin, points)) begin++;
  return 1 + (ones - 1) * points + ((points - begin) % points);
}

function isFirstOne(pattern: number, bit: number, points: number): boolean {
  const before = (bit + points - 1) % points;
  return ((pattern >>> bit) & 1) === 1 && ((pattern >>> before) & 1) === 0;
}
