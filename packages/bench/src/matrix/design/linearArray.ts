/** Largest space that is searched for subspaces. */
const LARGEST = 2 ** 16;

/** Vectors tried for one space before the next larger m is taken. */
const PATIENCE = 100_000;

/**
 * An orthogonal array of strength 2 of axes with p^e values (p a prime), by linear algebra over the integers modulo p
 * (Rao-Hamming; with several e: Bose, Wu 1991). A run is a vector x of m numbers. An axis of p^e values is given e vectors
 * and its value is read off the products of x with them. Two axes' values come together equally often exactly when their
 * vectors span spaces that meet in 0 only; such spaces are looked for in order, the largest first.
 *
 * @param p a prime
 * @param exponents e of each axis, >= 1
 * @returns rows of values 0 ... p^e - 1, the first all 0; the smallest m for which the search finds spaces (at the latest
 *   the full grid), or undefined where that has more than 65536 runs
 */
export function linearArray(p: number, exponents: readonly number[]): number[][] | undefined {
  const sum = exponents.reduce((total, e) => total + e, 0);
  const [first = 0, second = 0] = [...exponents].sort((a, b) => b - a);
  for (let m = first + second; m <= sum && p ** m <= LARGEST; m++) {
    const bases = findSpaces(p, m, exponents);
    if (bases !== undefined) return readOff(p, m, bases);
  }
  return undefined;
}

/** For each axis vectors (as numbers in base p) whose spans meet in 0 only. */
function findSpaces(p: number, m: number, exponents: readonly number[]): number[][] | undefined {
  const size = p ** m;
  const needed = exponents.reduce((total, e) => total + p ** e - 1, 0);
  if (needed > size - 1) return undefined;
  const used = new Uint8Array(size);
  used[0] = 1;
  const bases: number[][] = [];
  const order = exponents.map((_, axis) => axis).sort((a, b) => exponents[b] - exponents[a]);
  // Vectors that could not begin a space need not be tried again for another of the same dimension.
  const from = new Map<number, number>();
  for (const axis of order) {
    const e = exponents[axis];
    const found = findSpace(p, m, e, used, from.get(e) ?? 1);
    if (found === undefined) return undefined;
    bases[axis] = found.basis;
    from.set(e, found.basis[0]);
    for (const vector of found.span) used[vector] = 1;
  }
  return bases;
}

/** The first space of dimension e without a used vector but 0, its first basis vector at `from` or later. */
function findSpace(
  p: number,
  m: number,
  e: number,
  used: Uint8Array,
  from: number,
): { basis: number[]; span: number[] } | undefined {
  let tried = 0;
  const extend = (basis: number[], span: number[], start: number): { basis: number[]; span: number[] } | undefined => {
    if (basis.length === e) return { basis, span };
    const inside = new Set(span);
    for (let vector = start; vector < used.length; vector++) {
      if (used[vector] === 1 || inside.has(vector)) continue;
      if (++tried > PATIENCE) return undefined;
      const wider = [...span];
      let multiple = 0;
      for (let factor = 1; factor < p; factor++) {
        multiple = add(p, m, multiple, vector);
        for (const member of span) wider.push(add(p, m, member, multiple));
      }
      if (wider.some((member) => member !== 0 && used[member] === 1)) continue;
      const found = extend([...basis, vector], wider, vector + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return extend([], [0], from);
}

/** Digit by digit, modulo p. */
function add(p: number, m: number, a: number, b: number): number {
  if (p === 2) return a ^ b;
  let sum = 0;
  for (let digit = 0, place = 1; digit < m; digit++, place *= p) {
    sum += (((Math.floor(a / place) % p) + (Math.floor(b / place) % p)) % p) * place;
  }
  return sum;
}

function readOff(p: number, m: number, bases: readonly (readonly number[])[]): number[][] {
  const digits = (value: number): number[] =>
    Array.from({ length: m }, (_, digit) => Math.floor(value / p ** digit) % p);
  const vectors = bases.map((basis) => basis.map(digits));
  return Array.from({ length: p ** m }, (_, run) => {
    const x = digits(run);
    return vectors.map((basis) =>
      basis.reduce((value, vector) => value * p + (vector.reduce((sum, digit, i) => sum + digit * x[i], 0) % p), 0),
    );
  });
}
