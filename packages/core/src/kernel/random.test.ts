import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/createRandom.js';
import { seedRandom } from '../train/seedRandom.js';
import { createArena } from './Arena.js';
import { describeEveryBuild, wasm } from './everyBuild.test.support.js';
import type { KernelBuild } from './KernelBuild.js';

/** Numbers that an operation draws, and the state that it leaves. */
interface Draw {
  readonly values: Float32Array;
  readonly state: Int32Array;
}

function draw(
  build: KernelBuild,
  operation: 'noise' | 'dropout',
  parameter: number,
  start: Int32Array,
  values: Float32Array,
): Draw {
  const arena = createArena(build, 4 * values.length + 256);
  const [stateAt, at] = [arena.take(64), arena.take(4 * values.length)];
  arena.integers(stateAt, 16).set(start);
  arena.floats(at, values.length).set(values);
  arena.call(operation, stateAt, parameter, at, values.length);
  return { values: arena.floats(at, values.length).slice(), state: arena.integers(stateAt, 16).slice() };
}

function seeded(stream: string): Int32Array {
  const state = new Int32Array(16);
  seedRandom(state, stream);
  return state;
}

/** xoshiro128++ 1.0 (Blackman & Vigna) as published: four of them side by side, word k of lane i at 4 k + i. */
class Xoshiro {
  readonly state: Int32Array;
  constructor(state: Int32Array) {
    this.state = state.slice();
  }
  /** The next number of lane i, unsigned. */
  next(i: number): number {
    const s = this.state;
    const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
    const result = (rotate((s[i] + s[12 + i]) | 0, 7) + s[i]) >>> 0;
    const t = s[4 + i] << 9;
    s[8 + i] ^= s[i];
    s[12 + i] ^= s[4 + i];
    s[4 + i] ^= s[8 + i];
    s[i] ^= s[12 + i];
    s[8 + i] ^= t;
    s[12 + i] = rotate(s[12 + i], 11);
    return result;
  }
  /** Uniform in (0, 1), odd multiples of 2^-24, lane after lane. */
  uniforms(count: number): Float64Array {
    const all = Float64Array.from(
      { length: Math.ceil(count / 4) * 4 },
      (_, i) => ((this.next(i % 4) >>> 9) + 0.5) / 2 ** 23,
    );
    return all.subarray(0, count);
  }
}

/** The normal distribution function: Φ(z) = ½ erfc(-z / √2), by its continued fraction in the tails, a series between. */
function normalBelow(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let upper: number;
  if (x > 3) {
    let fraction = x;
    for (let k = 60; k > 0; k--) fraction = x + k / fraction;
    upper = density / fraction;
  } else {
    let [term, sum] = [x, x];
    for (let k = 1; k < 60; k++) sum += term *= (x * x) / (2 * k + 1);
    upper = 0.5 - density * sum;
  }
  return z > 0 ? 1 - upper : upper;
}

const n = 200_000;
const start = seeded('random.test');
const noise = draw(wasm, 'noise', 1, start, new Float32Array(n)).values;

const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

describe('the generator that these tests compare with', () => {
  it('gives the published numbers of xoshiro128++ from the state 1, 2, 3, 4', () => {
    const plain = new Xoshiro(Int32Array.from({ length: 16 }, (_, i) => Math.floor(i / 4) + 1));
    const published = [641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295];
    expect(published.map(() => plain.next(0))).toEqual(published);
  });
});

describeEveryBuild('random numbers', (build) => {
  it('are the same to the last bit in every build, and so is the state that they leave', () => {
    for (const count of [1, 2, 3, 4, 5, 15, 16, 17, 4099]) {
      const state = seeded(`bits ${count}`);
      const values = Float32Array.from({ length: count }, (_, i) => i - 7.25);
      for (const [operation, parameter] of [
        ['noise', 0.3],
        ['dropout', 0.2],
      ] as const) {
        const [here, there] = [build, wasm].map((each) => draw(each, operation, parameter, state, values));
        expect(Buffer.from(here.values.buffer).equals(Buffer.from(there.values.buffer)), `${operation} ${count}`).toBe(
          true,
        );
        expect(here.state).toEqual(there.state);
      }
    }
  });

  it('come from xoshiro128++ with a state that moves on: one long draw is two short ones', () => {
    for (const operation of ['noise', 'dropout'] as const) {
      const [long, plain] = [draw(build, operation, 0.5, start, new Float32Array(1000)), new Xoshiro(start)];
      plain.uniforms(1000);
      expect(long.state).toEqual(plain.state);
      const one = draw(build, operation, 0.5, start, new Float32Array(600));
      const two = draw(build, operation, 0.5, one.state, new Float32Array(400));
      expect([...one.values, ...two.values]).toEqual([...long.values]);
      expect(two.state).toEqual(long.state);
    }
  });

  it('drop exactly where the uniform number is below the rate, and scale what is left', () => {
    const uniforms = new Xoshiro(start).uniforms(4001);
    for (const rate of [0, 0.1, 0.5, 0.75, 0.99]) {
      const { values } = draw(build, 'dropout', rate, start, new Float32Array(4001).fill(NaN));
      const kept = Math.fround(1 / Math.fround(1 - Math.fround(rate)));
      expect(values).toEqual(Float32Array.from(uniforms, (u) => (u < Math.fround(rate) ? 0 : kept)));
    }
  });

  it('are normal by inversion, out to the last bit of the uniform number', () => {
    const uniforms = new Xoshiro(start).uniforms(n);
    const { values } = draw(build, 'noise', 1, start, new Float32Array(n));
    let worst = 0;
    uniforms.forEach((u, i) => {
      // The smaller of the two tails: 1 - u of a number near 1 says nothing.
      const [tail, found] = u < 0.5 ? [u, normalBelow(values[i])] : [1 - u, normalBelow(-values[i])];
      worst = Math.max(worst, Math.abs(found / tail - 1));
    });
    // An error of 4e-7 in z (a few roundings at up to 5.3) moves a tail by up to z times as much of it.
    expect(worst).toBeLessThan(1e-5);
  });

  it('are added, scaled, to what is there; a scale of 0 changes nothing but the state', () => {
    const values = Float32Array.from({ length: 101 }, (_, i) => i / 3);
    const pure = draw(build, 'noise', 0.25, start, new Float32Array(101)).values;
    const added = draw(build, 'noise', 0.25, start, values);
    expect(added.values).toEqual(values.map((value, i) => value + pure[i]));
    const none = draw(build, 'noise', 0, start, values);
    expect(none.values).toEqual(values);
    expect(none.state).toEqual(added.state);
  });
});

describe('noise', () => {
  it(`has the moments of the normal distribution, within 4 standard errors of ${n} numbers`, () => {
    const moment = (power: number): number => mean(noise.map((z) => z ** power));
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
  });

  it('has its distribution (Kolmogorov-Smirnov, 0.1 % level) and its tails', () => {
    const sorted = noise.slice().sort();
    let distance = 0;
    sorted.forEach((z, i) => {
      const below = normalBelow(z);
      distance = Math.max(distance, below - i / n, (i + 1) / n - below);
    });
    expect(distance).toBeLessThan(1.95 / Math.sqrt(n));
    for (const z of [2, 3, 4]) {
      const [above, below] = [noise.filter((v) => v > z).length, noise.filter((v) => v < -z).length];
      const expected = n * normalBelow(-z);
      for (const count of [above, below])
        expect(Math.abs(count - expected), `${z}`).toBeLessThan(4 * Math.sqrt(expected));
    }
  });

  it('has neither correlation between its lanes nor with the number before, also of the squares', () => {
    const lanes = [0, 1, 2, 3].map((lane) => noise.filter((_, i) => i % 4 === lane));
    const squares = lanes.map((lane) => lane.map((z) => z * z));
    for (const list of [lanes, squares]) {
      for (let i = 0; i < 4; i++) {
        expect(Math.abs(correlation(list[i].subarray(1), list[i].subarray(0, -1)))).toBeLessThan(4 / Math.sqrt(n / 4));
        for (let j = 0; j < i; j++) {
          expect(Math.abs(correlation(list[i], list[j])), `${i} ${j}`).toBeLessThan(4 / Math.sqrt(n / 4));
        }
      }
    }
    expect(Math.abs(correlation(noise.subarray(1), noise.subarray(0, -1)))).toBeLessThan(4 / Math.sqrt(n));
  });

  it('is another for every stream of a seed, without correlation', () => {
    const other = draw(wasm, 'noise', 1, seeded('random.test/2'), new Float32Array(n)).values;
    expect(Math.abs(correlation(noise, other))).toBeLessThan(4 / Math.sqrt(n));
  });
});

describe('a dropout mask', () => {
  it.each([0.1, 0.5, 0.9])('drops the fraction %s, within 4 standard errors, and keeps the mean', (rate) => {
    const { values } = draw(wasm, 'dropout', rate, seeded(`rate ${rate}`), new Float32Array(n));
    const deviation = Math.sqrt((rate * (1 - rate)) / n);
    expect(Math.abs(values.filter((value) => value === 0).length / n - rate)).toBeLessThan(4 * deviation);
    expect(Math.abs(mean(values) - 1)).toBeLessThan((4 * deviation) / (1 - rate) + 1e-6);
  });
});

describe('seedRandom', () => {
  it('never leaves a state of zeros, and gives every stream a state of its own', () => {
    const random = createRandom('streams');
    const states = Array.from({ length: 200 }, () => seeded(`${random.uniform()}`));
    expect(states.every((state) => state.every((word) => word !== 0))).toBe(true);
    expect(new Set(states.map((state) => state.join())).size).toBe(200);
  });
});
