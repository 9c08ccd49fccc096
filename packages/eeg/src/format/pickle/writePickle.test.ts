import { describe, expect, it } from 'vitest';
import type { NdArray } from './NdArray.js';
import { references, toReference } from './pickleReference.test.support.js';
import type { PickleValue } from './PickleValue.js';
import { readPickle } from './readPickle.js';
import { writePickle } from './writePickle.js';

const float64 = (shape: number[], fortranOrder = false): NdArray => {
  const count = shape.reduce((product, size) => product * size, 1);
  return {
    dtype: 'float64',
    shape,
    fortranOrder,
    data: Float64Array.from({ length: count }, (_, i) => Math.sqrt(i) - 3),
  };
};

/** In the form of DEAP's files. */
const deap = new Map<PickleValue, PickleValue>([
  ['labels', float64([2, 4])],
  ['data', float64([2, 3, 50])],
]);
/** In the form of what SEED-V's hold. */
const seedV = new Map<PickleValue, PickleValue>([0, 1, 2].map((trial) => [trial, float64([2 + trial, 5])]));
const plain: PickleValue = [
  ...[
    null,
    true,
    false,
    0,
    255,
    256,
    -1,
    2 ** 31,
    -(2 ** 31),
    2 ** 53 - 1,
    -(2n ** 70n),
    255n,
    128n,
    -128n,
    1.5,
    -0,
    NaN,
  ],
  'text',
  'späť',
  'x'.repeat(300),
  new Uint8Array([0, 255]),
  { tuple: [1, { tuple: [] }] },
  [],
  new Map<PickleValue, PickleValue>([[{ tuple: [1, 2] }, [3]]]),
  float64([2, 3], true),
  { dtype: 'bool', shape: [2], fortranOrder: false, data: new Uint8Array([1, 0]) },
  { dtype: 'int64', shape: [], fortranOrder: false, data: new BigInt64Array([-5n]) },
  { dtype: 'uint16', shape: [0, 3], fortranOrder: false, data: new Uint16Array(0) },
];

describe('writePickle', () => {
  // fixtures/written/*.txt hold the bytes in base64, so that tools/reference/eeg/pickles.py can tell what Python reads in them.
  it.each([
    ['deap', deap, 2],
    ['seed-v', seedV, 3],
    ['plain', plain, 3],
  ] as const)('writes %s as Python reads it', async (name, value, protocol) => {
    const bytes = writePickle(value, { protocol });
    await expect(Buffer.from(bytes).toString('base64')).toMatchFileSnapshot(`fixtures/written/${name}.txt`);
    const expected = references.written[name];
    expect(toReference(readPickle(bytes, name), expected)).toEqual(expected);
    expect(toReference(value, expected)).toEqual(expected);
  });

  it('writes strings and arrays as byte strings in protocol 2', () => {
    const text = Buffer.from(writePickle(deap)).toString('latin1');
    expect(text.startsWith('\x80\x02}(U\x06labelscnumpy.core.multiarray\n_reconstruct\n')).toBe(true);
    expect(text).toContain('T\x60\x09\x00\x00'); // 2400 bytes of data
    expect(readPickle(writePickle(deap), 'x')).toEqual(deap);
    expect(readPickle(writePickle(seedV), 'x')).toEqual(seedV);
  });

  it.each([
    ['ž', 2, /expected a string of Latin-1 \(protocol 2\), found "ž"/],
    [
      { dtype: 'str', shape: [], fortranOrder: false, data: ['a'] },
      2,
      /expected an array of numbers, found one of str/,
    ],
    [{ ...float64([3]), shape: [4] }, 2, /expected 4 numbers for the shape 4, found 3/],
    [2n ** 3000n, 3, /at most 255 bytes/],
    [1, 4, /writePickle\.protocol: expected 2 or 3, found 4/],
  ] as const)('refuses %o in protocol %i', (value, protocol, message) => {
    expect(() => writePickle(value as PickleValue, { protocol: protocol as 2 })).toThrow(message);
  });

  it('refuses values nested deeper than 100', () => {
    let value: PickleValue = [];
    for (let depth = 0; depth < 150; depth++) value = [value];
    expect(() => writePickle(value)).toThrow(/at most 100 deep/);
  });
});
