import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/index.js';
import type { Random } from './createRandom.js';
import { createRandom } from './createRandom.js';

const many = 20_000;

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (u: readonly number[], meanU: number, v: readonly number[], meanV: number): number =>
    mean(u.map((value, i) => (value - meanU) * (v[i] - meanV)));
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

describe('createRandom', () => {
  // Recorded from this very code: results on disk depend on the stream, so a change of it must be a deliberate one.
  it.each([
    [7, [0.46697858774691314, 0.4207684847283346], [969, 957, 630, 129, 732, 909], [7, 1, 4, 3, 6, 2, 0, 5]],
    ['7/init', [0.2402893568123191, 0.12861016208066212], [948, 736, 168, 454, 298, 772], [2, 3, 5, 4, 1, 7, 0, 6]],
    [-1, [0.11800226415553827, 0.10635019456445582], [690, 983, 129, 647, 11, 397], [5, 7, 1, 3, 6, 2, 4, 0]],
  ])('gives the recorded stream for seed %s', (seed, uniforms, integers, shuffled) => {
    const random = createRandom(seed);
    uniforms.forEach((value) => expect(random.uniform()).toBe(value));
    draw(3, () => random.normal());
    expect(draw(6, () => random.integer(1000))).toEqual(integers);
    const array = [0, 1, 2, 3, 4, 5, 6, 7];
    random.shuffle(array);
    expect(array).toEqual(shuffled);
  });

  it('gives the recorded normal numbers', () => {
    const random = createRandom(7);
    draw(2, () => random.uniform());
    // Not to the last bit: cosine, sine and logarithm differ there between engines.
    [0.628405436716113, 0.33864130049849583, 0.794119946631496].forEach((value) =>
      expect(random.normal()).toBeCloseTo(value, 12),
    );
  });

  it('is repeatable, and a whole number is the same seed as its text', () => {
    const all = (random: Random): number[] => [
      ...draw(5, random.uniform),
      ...draw(5, () => random.normal()),
      ...draw(5, () => random.integer(9)),
    ];
    expect(all(createRandom('a'))).toEqual(all(createRandom('a')));
    expect(all(createRandom(12))).toEqual(all(createRandom('12')));
    expect(all(createRandom('a'))).not.toEqual(all(createRandom('b')));
  });

  // Bounds of the next tests: five standard errors of the statistic at 20,000 draws, so that any sound stream passes.
  it('draws uniform numbers in [0, 1) with mean 1/2 and variance 1/12', () => {
    const values = draw(many, createRandom(1).uniform);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / many));
    expect(Math.abs(mean(values.map((u) => (u - 0.5) ** 2)) - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / many));
  });

  it('draws normal numbers with moments 0, 1, 0, 3 that do not depend on the one before', () => {
    const random = createRandom(2);
    const values = draw(many, () => random.normal());
    expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(many));
    expect(Math.abs(mean(values.map((z) => z ** 2)) - 1)).toBeLessThan(5 * Math.sqrt(2 / many));
    expect(Math.abs(mean(values.map((z) => z ** 3)))).toBeLessThan(5 * Math.sqrt(15 / many));
    expect(Math.abs(mean(values.map((z) => z ** 4)) - 3)).toBeLessThan(5 * Math.sqrt(96 / many));
    // Both numbers of a Box-Muller pair come from one radius.
    expect(Math.abs(correlation(values.slice(1), values.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(many));
    expect(
      Math.abs(
        correlation(
          values.slice(1).map((z) => z * z),
          values.slice(0, -1).map((z) => z * z),
        ),
      ),
    ).toBeLessThan(5 / Math.sqrt(many));
  });

  it('draws integers below n equally often', () => {
    const random = createRandom(3);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < many; i++) counts[random.integer(7)]++;
    const expected = many / 7;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(27.9); // 0.9999 quantile of chi-square with 6 degrees of freedom (SciPy)
    expect(draw(20, () => random.integer(1))).toEqual(new Array(20).fill(0));
  });

  it.each([0, -1, 2.5, NaN, Infinity])('refuses to draw an integer below %s', (n) => {
    expect(() => createRandom(1).integer(n)).toThrow(
      new StrnnError('option', `random integer below n: expected n to be an integer >= 1, found ${n}.`),
    );
  });

  it('shuffles in place, every order equally often', () => {
    const random = createRandom(4);
    const orders = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const array = Int32Array.of(0, 1, 2);
      random.shuffle(array);
      orders.set(array.join(''), (orders.get(array.join('')) ?? 0) + 1);
    }
    expect([...orders.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
    const chiSquare = [...orders.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(25.7); // 0.9999 quantile with 5 degrees of freedom
    const words = ['a'];
    random.shuffle(words);
    random.shuffle([]);
    expect(words).toEqual(['a']);
  });

  it.each([
    ['7/init', '7/noise'],
    ['7/init', '8/init'],
    ['1', '2'],
    ['seed', 'sede'],
  ])('gives independent streams for %s and %s', (a, b) => {
    const [first, second] = [draw(many, createRandom(a).uniform), draw(many, createRandom(b).uniform)];
    expect(Math.abs(correlation(first, second))).toBeLessThan(5 / Math.sqrt(many));
    expect(Math.abs(correlation(first.slice(1), second.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(many));
  });

  it('starts streams of neighbouring seeds far apart', () => {
    // The first draws of seeds 0, 1, 2, ... behave as draws from one stream do.
    const firsts = Array.from({ length: 2000 }, (_, seed) => createRandom(seed).uniform());
    expect(new Set(firsts).size).toBe(2000);
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / 2000));
    expect(Math.abs(correlation(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(5 / Math.sqrt(2000));
  });
});
