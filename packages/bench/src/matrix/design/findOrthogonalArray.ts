import { hadamardArray } from './hadamardArray.js';
import { linearArray } from './linearArray.js';
import { pairCounts } from './pairCounts.js';
import { specialArrays } from './specialArrays.js';

/** An orthogonal array of strength 2. */
export interface OrthogonalArray {
  /** How it was made, for people. */
  readonly name: string;
  /** Per run the index of each axis's value; the first run is all 0. */
  readonly rows: readonly (readonly number[])[];
}

/** An array of a divisor of each axis's number of values (1: the axis takes no part). */
interface Factor {
  readonly name: string;
  readonly levels: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/**
 * The smallest orthogonal array of strength 2 that is known here for axes of these numbers of values. Each number is
 * taken apart into powers of primes; the powers of one prime are put into a linear array (or, where all are 2, into one
 * from a Hadamard matrix), twos and threes also together into the arrays of 12, 18 and 36 runs; the arrays are multiplied.
 *
 * @param levels numbers of values
 * @param most undefined is returned rather than an array with more runs
 */
export function findOrthogonalArray(levels: readonly number[], most: number): OrthogonalArray | undefined {
  const primes = new Set(levels.flatMap(primesOf));
  const factors = new Map<number, Factor | undefined>();
  for (const prime of primes) factors.set(prime, primeFactor(prime, levels));
  const small = [...factors].flatMap(([prime, factor]) => (prime <= 3 ? [factor] : []));
  const special = specialFactor(levels.map((count) => powerIn(count, 2) * powerIn(count, 3)));
  if (special !== undefined && special.rows.length < runsOf(small)) {
    factors.delete(3);
    factors.set(2, special);
  }
  const chosen = [...factors.values()];
  if (!(runsOf(chosen) <= most)) return undefined;
  const all = (chosen as Factor[]).reduce(multiply, {
    name: '',
    levels: levels.map(() => 1),
    rows: [levels.map(() => 0)],
  });
  if (!pairCounts(all.rows, levels).orthogonal) throw new Error(`no orthogonal array: ${levels.join(' x ')}`);
  return { name: all.name, rows: all.rows };
}

/** Infinite where one of them is not known. */
function runsOf(factors: readonly (Factor | undefined)[]): number {
  return factors.reduce((runs, factor) => runs * (factor?.rows.length ?? Infinity), 1);
}

/** Every run of one with every run of the other; an axis's value is both of its parts together. */
function multiply(a: Factor, b: Factor): Factor {
  return {
    name: a.name === '' ? b.name : `${a.name} x ${b.name}`,
    levels: a.levels.map((count, axis) => count * b.levels[axis]),
    rows: a.rows.flatMap((before) =>
      b.rows.map((row) => before.map((value, axis) => value * b.levels[axis] + row[axis])),
    ),
  };
}

function primeFactor(prime: number, levels: readonly number[]): Factor | undefined {
  const parts = levels.map((count) => powerIn(count, prime));
  const taking = parts.flatMap((part, axis) => (part > 1 ? [axis] : []));
  const spread = (rows: readonly (readonly number[])[], name: string): Factor => ({
    name,
    levels: parts,
    rows: rows.map((row) => {
      const values = levels.map(() => 0);
      taking.forEach((axis, column) => (values[axis] = row[column]));
      return values;
    }),
  });
  const exponents = taking.map((axis) => Math.round(Math.log(parts[axis]) / Math.log(prime)));
  if (prime === 2 && exponents.every((exponent) => exponent === 1) && taking.length > 3) {
    for (let runs = 4 * Math.ceil((taking.length + 1) / 4); ; runs += 4) {
      const array = hadamardArray(runs);
      if (array !== undefined) return spread(array, `Plackett-Burman (${runs} runs)`);
    }
  }
  const array = linearArray(prime, exponents);
  return array && spread(array, `linear (${array.length} runs)`);
}

/** The smallest of the mixed arrays whose columns hold these numbers of values (or multiples of them). */
function specialFactor(levels: readonly number[]): Factor | undefined {
  let best: Factor | undefined;
  for (const { name, columns, rows } of specialArrays()) {
    const assigned = assignColumns(levels, columns);
    if (assigned === undefined) continue;
    const found = rows();
    if (best !== undefined && best.rows.length <= found.length) continue;
    const read = (row: readonly number[], axis: number): number =>
      assigned[axis] === -1 ? 0 : Math.floor((row[assigned[axis]] * levels[axis]) / columns[assigned[axis]]);
    best = { name, levels, rows: found.map((row) => levels.map((_, axis) => read(row, axis))) };
  }
  return best;
}

/** A column of its own for each axis, the smallest that is a multiple of it; the longest axes choose first. */
function assignColumns(levels: readonly number[], columns: readonly number[]): number[] | undefined {
  const assigned = levels.map(() => -1);
  const free = new Set(columns.keys());
  const order = [...levels.keys()].sort((a, b) => levels[b] - levels[a]);
  for (const axis of order) {
    if (levels[axis] === 1) continue;
    const fitting = [...free].filter((column) => columns[column] % levels[axis] === 0);
    if (fitting.length === 0) return undefined;
    assigned[axis] = fitting.reduce((best, column) => (columns[column] < columns[best] ? column : best));
    free.delete(assigned[axis]);
  }
  return assigned;
}

function primesOf(count: number): number[] {
  const primes: number[] = [];
  for (let prime = 2, rest = count; rest > 1; prime++) {
    if (prime * prime > rest) prime = rest;
    if (rest % prime === 0) primes.push(prime);
    while (rest % prime === 0) rest /= prime;
  }
  return primes;
}

/** The largest power of the prime that divides the count. */
function powerIn(count: number, prime: number): number {
  let power = 1;
  while (count % (power * prime) === 0) power *= prime;
  return power;
}
