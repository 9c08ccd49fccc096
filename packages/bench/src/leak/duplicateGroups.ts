/**
 * Samples with the same bytes, each group ascending, in the order of the first sample. Every sample is hashed once, and
 * samples with one hash are compared, so that no chance collision is reported.
 *
 * @param x S x size numbers, row-major
 * @param size numbers per sample, at least 1
 * @returns groups of two or more
 */
export function duplicateGroups(x: Float32Array, size: number): number[][] {
  const words = new Uint32Array(x.buffer, x.byteOffset, x.length);
  const count = Math.floor(words.length / size);
  const groups: number[][] = [];
  /** Hash -> groups with that hash. */
  const known = new Map<number, number[][]>();
  for (let sample = 0; sample < count; sample++) {
    const hash = hashWords(words, sample * size, size);
    const sameHash = known.get(hash);
    if (sameHash === undefined) {
      known.set(hash, [[sample]]);
      continue;
    }
    const twins = sameHash.find((group) => areEqual(words, group[0] * size, sample * size, size));
    if (twins === undefined) sameHash.push([sample]);
    else if (twins.push(sample) === 2) groups.push(twins);
  }
  return groups.sort((a, b) => a[0] - b[0]);
}

/** 53-bit hash: two 32-bit multiplicative hashes with different constants, the low bits of one cut off. */
function hashWords(words: Uint32Array, start: number, size: number): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = start; i < start + size; i++) {
    const word = words[i];
    a = Math.imul(a ^ word, 0xcc9e2d51);
    a ^= a >>> 15;
    b = Math.imul(b ^ word, 0x1b873593);
    b ^= b >>> 13;
  }
  return (a >>> 0) * 0x200000 + (b >>> 11);
}

function areEqual(words: Uint32Array, left: number, right: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (words[left + i] !== words[right + i]) return false;
  return true;
}
