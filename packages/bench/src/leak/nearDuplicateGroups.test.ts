import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { nearDuplicateGroups } from './nearDuplicateGroups.js';

const size = 40;
/** S samples of noise around one common pattern, as features of one person are. */
function patterned(S: number, spread: number): Float32Array {
  const random = createRandom('patterned');
  return Float32Array.from({ length: S * size }, (_, i) => Math.sin(i % size) + spread * random.normal());
}
const apart = (S: number): Int32Array => Int32Array.from({ length: S }, (_, i) => i);
const copy = (x: Float32Array, from: number, to: number, of: (value: number) => number): void => {
  for (let i = 0; i < size; i++) x[to * size + i] = of(x[from * size + i]);
};

describe('nearDuplicateGroups', () => {
  it('finds every copy with a gain and an offset, whatever they are, and nothing else', () => {
    const x = patterned(3000, 0.02);
    const random = createRandom('gains');
    const expected: number[][] = [];
    for (let k = 0; k < 40; k++) {
      const [from, to] = [7 * k, 2000 + 13 * k];
      const [gain, offset] = [10 ** (6 * random.uniform() - 3), 10 * random.normal()];
      // An offset far above what varies costs digits; so does the common scale of samples.
      copy(x, from, to, (value) => gain * (value + offset));
      expected.push([from, to]);
    }
    expect(nearDuplicateGroups(x, size, apart(3000))).toEqual(expected);
  });

  it('puts three of them into one group', () => {
    const x = patterned(10, 1);
    copy(x, 1, 4, (value) => 3 * value);
    copy(x, 1, 8, (value) => 0.1 * value + 1);
    expect(nearDuplicateGroups(x, size, apart(10))).toEqual([[1, 4, 8]]);
  });

  it('leaves alone what is another recording, however alike', () => {
    const x = patterned(10, 1);
    const random = createRandom('noise');
    copy(x, 1, 4, (value) => 3 * value + 1e-3 * random.normal());
    copy(x, 2, 5, (value) => -value);
    copy(x, 3, 6, (value) => value);
    expect(nearDuplicateGroups(x, size, apart(10))).toEqual([]);
  });

  it('leaves alone windows of one trial', () => {
    const x = patterned(10, 1);
    copy(x, 1, 4, (value) => 3 * value);
    const trials = apart(10);
    trials[4] = 1;
    expect(nearDuplicateGroups(x, size, trials)).toEqual([]);
  });

  it('leaves alone samples of a few different numbers, or of none', () => {
    const x = new Float32Array(4 * size).fill(5);
    expect(nearDuplicateGroups(x, size, apart(4))).toEqual([]);
    // 0 and 1 in the same places: many recordings look like that.
    for (let i = 0; i < size; i++) [x[i], x[size + i]] = [i % 3, 2 * (i % 3)];
    expect(nearDuplicateGroups(x, size, apart(4))).toEqual([]);
    expect(nearDuplicateGroups(Float32Array.of(1, 2, 3, 2, 4, 6), 3, apart(2))).toEqual([]);
  });
});
