import type { Random } from '@strnn/core/random';

/** Beyond this a cycle's length is never reached, and no longer exact. */
const LONGEST = 2 ** 40;

/**
 * Every combination of a grid once, in an order in which each value of an axis has come equally often, or once more than
 * others, at every moment (between two cycles: within two). Nothing is listed in advance, so that a grid of 10^9
 * combinations costs only what is taken of it.
 *
 * The grid is the group Z_L1 x ... x Z_Lk. Adding (1, ..., 1) again and again runs through a cycle of lcm(L1, ..., Lk)
 * combinations in which all axes step on together; the cycles are its cosets. They are drawn at random, each once, and the
 * values of every axis are shuffled.
 *
 * @param levels L1 ... Lk, numbers of values; none: one empty combination
 */
export function* balancedSequence(levels: readonly number[], random: Random): Generator<number[]> {
  const shuffled = levels.map((count) => {
    const order = Array.from({ length: count }, (_, value) => value);
    random.shuffle(order);
    return order;
  });
  const length = levels.reduce((cycle, count) => Math.min(LONGEST, leastCommonMultiple(cycle, count)), 1);
  const cycles = levels.reduce((product, count) => product * count, 1) / length;
  const start = random.integer(Math.min(length, 2 ** 31));
  const seen = new Set<string>();
  while (seen.size < cycles) {
    const shift = levels.map((count) => random.integer(count));
    const key = cycleKey(shift, levels);
    if (seen.has(key)) continue;
    seen.add(key);
    for (let step = 0; step < length; step++) {
      const at = start + step;
      yield levels.map((count, axis) => shuffled[axis][(shift[axis] + at) % count]);
    }
  }
}

/** Equal for two combinations exactly when adding (1, ..., 1) leads from one to the other (Chinese remainder theorem). */
function cycleKey(shift: readonly number[], levels: readonly number[]): string {
  const differences: number[] = [];
  for (let a = 0; a < levels.length; a++) {
    for (let b = a + 1; b < levels.length; b++) {
      const modulus = greatestCommonDivisor(levels[a], levels[b]);
      if (modulus > 1) differences.push((((shift[a] - shift[b]) % modulus) + modulus) % modulus);
    }
  }
  return differences.join();
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}
