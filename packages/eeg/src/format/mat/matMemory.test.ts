import { join } from 'node:path';
import { createRandom } from '@strnn/core/random';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openMat } from './index.js';
import { matBytes, temporaryFolder, writeBytes } from './matBytes.test.support.js';
import { matNumericTypes } from './matNumericTypes.js';

const folder = temporaryFolder();
const { array4, array5, compressed, element, head5, words } = matBytes();
const file = join(folder, 'memory.mat');

async function read(bytes: Uint8Array, maxBytes?: number, head: Uint8Array = head5()) {
  const mat = await openMat(writeBytes(file, head, bytes), maxBytes === undefined ? {} : { maxBytes });
  try {
    return await mat.read(mat.variables[0].name);
  } finally {
    await mat.close();
  }
}

afterEach(() => {
  vi.restoreAllMocks();
});

const bytesOf = (data: ArrayBufferView) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** The most values that were allocated for at once. */
function watch(kind: 'double' | 'uint8'): () => number {
  const make = vi.spyOn(matNumericTypes[kind], 'make');
  return () => Math.max(0, ...make.mock.calls.map(([length]) => length));
}

describe('openMat: memory', () => {
  it('a tiny file that claims a large array is refused without allocating', async () => {
    const largest = watch('double');
    const claim = array5(6, [30000, 30000], 'x', element(9, Buffer.alloc(8), 7.2e9 % 2 ** 32));
    await expect(read(claim)).rejects.toThrow('as the size of a data element');
    const honest = array5(6, [30000, 30000], 'x', element(9, Buffer.alloc(8)));
    await expect(read(honest)).rejects.toThrow('expected 900000000 numbers, found 8 bytes');
    expect(largest()).toBe(0);
  });

  it('a tiny compressed file that claims more than deflate can make is refused at once', async () => {
    const largest = watch('double');
    const array = array5(6, [10000, 10000], 'x', element(9, Buffer.alloc(8), 8e8));
    array.writeUInt32LE(8e8 + 56, 4);
    await expect(read(compressed(array))).rejects.toThrow(/at most the \d+ bytes that are left, found 800000056/);
    expect(largest()).toBe(0);
  });

  it('for a compressed array no more than 16 times the compressed bytes is allocated before they come', async () => {
    const largest = watch('double');
    const random = createRandom(1);
    const noise = Buffer.from(Uint8Array.from({ length: 100_000 }, () => random.integer(256)));
    const array = array5(6, [1, 10_000_000], 'x', element(9, noise, 8e7));
    array.writeUInt32LE(8e7 + 56, 4);
    const variable = compressed(array);
    await expect(read(variable)).rejects.toThrow('bytes, found the end after');
    expect(largest()).toBeGreaterThan(0);
    expect(largest() * 8).toBeLessThanOrEqual(16 * variable.length);
  });

  it('an array grows beyond that as its bytes come', async () => {
    const largest = watch('double');
    const data = new Float64Array(1_000_000).fill(3);
    data[999_999] = 4;
    const value = await read(compressed(array5(6, [1, 1_000_000], 'x', element(9, new Uint8Array(data.buffer)))));
    const same = value.class === 'double' && Buffer.compare(bytesOf(value.data), bytesOf(data)) === 0;
    expect(same).toBe(true);
    expect(largest()).toBe(1_000_000);
    expect(vi.mocked(matNumericTypes.double.make).mock.calls.length).toBeGreaterThan(3);
  });

  it('a bomb of zeros meets maxBytes before it is inflated', async () => {
    const largest = watch('uint8');
    const bomb = compressed(array5(9, [1, 50_000_000], 'x', element(2, new Uint8Array(50_000_000))));
    expect(bomb.length).toBeLessThan(60_000);
    await expect(read(bomb, 1e6)).rejects.toThrow(
      /a value of at most 1000000 bytes in memory \(maxBytes\), found one of 50000\d+/,
    );
    expect(largest()).toBe(0);
  });

  it('a bomb of empty cells meets maxBytes; leaves passes through it', async () => {
    const cells = Buffer.alloc(8 * 60_000);
    for (let i = 0; i < cells.length; i += 8) cells[i] = 14;
    const bomb = compressed(array5(1, [1, 60_000], 'x', cells));
    expect(bomb.length).toBeLessThan(10_000);
    await expect(read(bomb, 5e5)).rejects.toThrow('maxBytes');
    const mat = await openMat(file, { maxBytes: 1e4 });
    let count = 0;
    for await (const leaf of mat.leaves('x')) count += leaf.value.dims.length;
    await mat.close();
    expect(count).toBe(120_000);
  });

  it('maxBytes holds for every kind of value', async () => {
    const text = array5(4, [1, 2000], 'x', element(16, Buffer.alloc(2000, 'a')));
    const sparse = array5(
      5,
      [9, 1],
      'x',
      element(5, Buffer.alloc(4000)),
      element(5, words(0, 0)),
      element(9, Buffer.alloc(0)),
    );
    const names = element(1, Buffer.from('a\0'));
    const struct = array5(
      2,
      [1, 20],
      'x',
      element(5, words(2)),
      names,
      Buffer.concat(Array<Buffer>(20).fill(words(14, 0))),
    );
    for (const bytes of [text, sparse, struct]) {
      await expect(read(bytes, 3000)).rejects.toThrow('a value of at most 3000 bytes in memory (maxBytes)');
      await expect(read(bytes, 30_000)).resolves.toBeDefined();
    }
    const four = array4([0, 10, 100, 0], 'x', Buffer.alloc(8000));
    await expect(read(four, 3000, Buffer.alloc(0))).rejects.toThrow('maxBytes');
  });

  it.each([
    ['struct without fields', (n: number) => array5(2, [n, 1], 'x', element(5, words(1)), element(1, Buffer.alloc(0)))],
    ['rows of no characters', (n: number) => array5(4, [n, 0], 'x', element(16, Buffer.alloc(0)))],
    ['characters of no bytes', (n: number) => array5(4, [1, n], 'x', element(16, Buffer.alloc(0)))],
  ])('%s: sizes alone may ask for 16 MiB', async (_what, bytes) => {
    expect((await read(bytes(1000))).dims).toContain(1000);
    await expect(read(bytes(2 ** 30))).rejects.toThrow('sizes that the bytes of the file bear out');
    await expect(read(compressed(bytes(2 ** 30)))).rejects.toThrow('sizes that the bytes of the file bear out');
  });
});
