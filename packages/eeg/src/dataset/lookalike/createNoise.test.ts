import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { createNoise } from './createNoise.js';

function draw(count: number, seed: number): Float64Array {
  const out = new Float64Array(count);
  createNoise(createRandom(seed))(out);
  return out;
}

describe('createNoise', () => {
  it('is the same for the same seed, whatever the lengths of the arrays', () => {
    const noise = createNoise(createRandom(3));
    const parts = [new Float64Array(70), new Float64Array(30)];
    parts.forEach(noise);
    expect(parts.flatMap((part) => [...part])).toEqual([...draw(100, 3)]);
    expect(draw(100, 4)).not.toEqual(draw(100, 3));
  });

  it('has the moments 0, 1, 0 and 2.85, and no number that depends on those before', () => {
    const count = 200_000;
    const values = draw(count, 1);
    const mean = (of: (z: number, i: number) => number): number =>
      values.reduce((sum, z, i) => sum + of(z, i), 0) / count;
    // Five standard errors each.
    const within = (variance: number): number => 5 * Math.sqrt(variance / count);
    expect(Math.abs(mean((z) => z))).toBeLessThan(within(1));
    expect(Math.abs(mean((z) => z * z) - 1)).toBeLessThan(within(2));
    expect(Math.abs(mean((z) => z ** 3))).toBeLessThan(within(15));
    // Kurtosis of eight bytes together: 3 less an eighth of the 1.2 that one lacks.
    expect(Math.abs(mean((z) => z ** 4) - 2.85)).toBeLessThan(within(96));
    for (const lag of [1, 2, 3, 8]) {
      expect(Math.abs(mean((z, i) => z * (values[i - lag] ?? 0)))).toBeLessThan(within(1));
      expect(Math.abs(mean((z, i) => (z * z - 1) * ((values[i - lag] ?? 1) ** 2 - 1)))).toBeLessThan(within(4));
    }
  });
});
