import type { LbpMapping } from './lbpMapping.js';

/** Codes, in the smallest type that holds them. */
export type LbpCodes = Uint8Array | Uint16Array | Uint32Array;

/** Writes the code of every pattern. */
export type ApplyMapping = (patterns: Uint32Array, codes: LbpCodes) => void;

/** Patterns of up to this many bits go through a table. */
const tableBits = 16;

/** Prepares the step from patterns of P bits to codes. */
export function applyMapping(mapping: LbpMapping, points: number): ApplyMapping {
  if (points > tableBits) {
    return (patterns, codes) => {
      for (let i = 0; i < codes.length; i++) codes[i] = mapping.codeOf(patterns[i]);
    };
  }
  const table = codeTable(mapping, points);
  return (patterns, codes) => {
    for (let i = 0; i < codes.length; i++) codes[i] = table[patterns[i]];
  };
}

/** The code of every pattern of P <= 16 bits. */
export function codeTable(mapping: LbpMapping, points: number): Uint16Array {
  return Uint16Array.from({ length: 2 ** points }, (_, pattern) => mapping.codeOf(pattern));
}

export function createCodes(mapping: LbpMapping, length: number): LbpCodes {
  if (mapping.codes <= 2 ** 8) return new Uint8Array(length);
  return mapping.codes <= 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
