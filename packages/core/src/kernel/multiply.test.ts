import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { largestDifference } from '../conformance/largestDifference.js';
import { createRandom } from '../random/createRandom.js';
import { describeEveryBuild } from './everyBuild.test.support.js';
import { multiply, type ProductSizes } from './multiply.js';

/** Of the largest value: up to 20,000 products added up in single precision, 2^-24 = 6e-8 for each. */
const tolerance = 1e-5;

/** m, n, k: around the widths of vectors (4, 8, 16) and of panels of columns (32, 64, 128), and long sums. */
const sizes: readonly (readonly [number, number, number])[] = [
  ...[1, 2, 3, 5, 7, 8, 9, 15, 16, 17].map((n, i) => [1 + ((3 * i) % 10), n, 1 + ((7 * i) % 10)] as const),
  ...[31, 33, 63, 65, 127, 129, 257].map((n, i) => [1 + ((5 * i) % 7), n, 3 + 2 * i] as const),
  [1, 1, 20_000],
  [17, 5, 9_001],
  [5, 130, 1_023],
  [301, 1, 7],
  [130, 37, 1],
];

interface Product {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly expected: Float64Array;
}

/** Random matrices as they are stored, and their product in double precision. */
function randomProduct({ m, n, k, transposeA, transposeB }: ProductSizes): Product {
  const random = createRandom(`multiply ${m} ${n} ${k}`);
  const [a, b] = [m * k, k * n].map((count) => Float32Array.from({ length: count }, () => random.normal()));
  const expected = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      for (let p = 0; p < k; p++) {
        expected[i * n + j] += a[transposeA ? p * m + i : i * k + p] * b[transposeB ? j * k + p : p * n + j];
      }
    }
  }
  return { a, b, expected };
}

const transpositions = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
);

describeEveryBuild('products', (build) => {
  it.each(transpositions)('A transposed: $transposeA, B transposed: $transposeB', (transposition) => {
    for (const [m, n, k] of sizes) {
      const product = { m, n, k, ...transposition };
      const { a, b, expected } = randomProduct(product);
      const found = multiply(build, a, b, product);
      expect(largestDifference(found, expected), `${m} x ${k} by ${k} x ${n}`).toBeLessThanOrEqual(tolerance);
    }
  });

  it('leave their operands alone, and a larger product after a smaller one has room', () => {
    for (const size of [3, 400, 2, 700]) {
      const product = { m: size, n: 2, k: size, transposeA: false, transposeB: false };
      const { a, b, expected } = randomProduct(product);
      const bits = (): string[] =>
        [a, b].map(({ buffer }) => createHash('sha256').update(Buffer.from(buffer)).digest('hex'));
      const before = bits();
      expect(largestDifference(multiply(build, a, b, product), expected)).toBeLessThanOrEqual(tolerance);
      expect(bits()).toEqual(before);
    }
  });

  it('let a NaN and an infinity through', () => {
    const product = { m: 3, n: 3, k: 3, transposeA: false, transposeB: false };
    const { a, b } = randomProduct(product);
    a[4] = NaN;
    b[6] = Infinity;
    const found = multiply(build, a, b, product);
    expect([...found.subarray(3, 6)].every(Number.isNaN)).toBe(true);
    expect([found[0], found[6]].map(Math.abs)).toEqual([Infinity, Infinity]);
    expect([found[1], found[2], found[7], found[8]].every(Number.isFinite)).toBe(true);
  });
});
