import { describe, expect, it } from 'vitest';
import { StrnnError } from '@strnn/core/error';
import { fixtures } from './hdf5Files.test.support.js';
import { hdf5Blocks } from './hdf5Blocks.js';
import { inspectHdf5 } from './inspectHdf5.js';
import { openHdf5 } from './openHdf5.js';

describe('openHdf5', () => {
  it('reads blocks, and goes on after a failure', async () => {
    const hdf5 = await openHdf5(`${fixtures}pyfive/dataset_multidim.hdf5`);
    const [object] = await hdf5.describe(['/c'], [], 0);
    expect(object).toMatchObject({ kind: 'dataset', shape: [2, 3, 4], chunks: null, data: null });
    const block = await hdf5.read('/c', [1, 1, 0], [1, 2, 4], 32);
    expect([...new Int32Array(block)]).toEqual([16, 17, 18, 19, 20, 21, 22, 23]);
    await expect(hdf5.read('/c', [2, 0, 0], [1, 1, 1], 4)).rejects.toThrow(
      /dataset_multidim\.hdf5: HDF5 says .*not within extent/,
    );
    await expect(hdf5.describe(['/none'], [], 0)).rejects.toThrow(StrnnError);
    expect((await hdf5.list('/', 2)).more).toBe(2);
    await hdf5.close();
    await expect(hdf5.list('/', 2)).rejects.toThrow('after it was closed');
  });

  it('keeps libhdf5 below heapBytes', async () => {
    const hdf5 = await openHdf5(`${fixtures}pyfive/compressed_v1.hdf5`, { heapBytes: 2 ** 25 });
    // More than the 32 MiB that the heap may grow to.
    const size = async (bytes: number): Promise<number> =>
      (await hdf5.read('/temperature', null, null, bytes)).byteLength;
    await expect(size(2 ** 33)).rejects.toThrow(/no memory for 8589934592 bytes/);
    await expect(size(2 ** 25 - 1)).rejects.toThrow(/no memory for 33554431 bytes/);
    await expect(size(2 ** 26)).rejects.toThrow(/no memory for 67108864 bytes/);
    expect((await hdf5.read('/temperature', [5], [3], 12)).byteLength).toBe(12);
    await hdf5.close();
  });

  it.each([
    [{ timeLimit: 0 }, 'openHdf5.timeLimit'],
    [{ heapBytes: 5 }, 'openHdf5.heapBytes'],
  ])('refuses %j', async (options, message) => {
    await expect(openHdf5(`${fixtures}pyfive/chunked.hdf5`, options)).rejects.toThrow(message);
  });
});

describe('inspectHdf5', () => {
  it('lists groups, datasets and links', async () => {
    const { entries, more } = await inspectHdf5(`${fixtures}made/plain.hdf5`);
    expect(more).toBe(0);
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    expect(byPath.get('/table')).toEqual({
      path: '/table',
      kind: 'dataset',
      type: 'float32',
      shape: [2, 3],
      filters: [],
    });
    expect(byPath.get('/pair')?.type).toBe('compound of n: int32, x: float64');
    expect(byPath.get('/external')).toEqual({
      path: '/external',
      kind: 'link',
      link: 'external link to matlab.mat:/matrix',
    });
    expect(byPath.get('/group/inside')).toMatchObject({ kind: 'dataset', type: 'uint8', shape: [] });
    expect(entries[0]).toEqual({ path: '/', kind: 'group' });
  });

  it("tells MATLAB's classes, chunks and filters, and stops at a group that is its own member", async () => {
    const { entries } = await inspectHdf5(`${fixtures}made/matlab.mat`);
    expect(entries.find(({ path }) => path === '/cube')).toEqual({
      path: '/cube',
      kind: 'dataset',
      type: 'float32',
      shape: [3, 5, 7],
      chunks: [2, 3, 4],
      filters: ['shuffle', 'deflate'],
      matlabClass: 'single',
    });
    const cycle = await inspectHdf5(`${fixtures}made/cycle.mat`);
    expect(cycle.entries.at(-1)).toEqual({
      path: '/s/itself',
      kind: 'group',
      matlabClass: 'struct',
      link: 'same as /s',
    });
    const few = await inspectHdf5(`${fixtures}made/matlab.mat`, { most: 5 });
    expect(few.entries).toHaveLength(5);
    expect(few.more).toBeGreaterThan(10);
  });
});

describe('hdf5Blocks', () => {
  const covered = (shape: number[], size: number, chunks: number[] | null): number[] => {
    let end = 0;
    const sizes: number[] = [];
    for (const { offset, bytes, start, count } of hdf5Blocks(shape, size, chunks)) {
      expect(offset).toBe(end);
      expect(count.reduce((product, length) => product * length, size)).toBe(bytes);
      start.forEach((from, axis) => expect(from + count[axis]).toBeLessThanOrEqual(shape[axis]));
      sizes.push(bytes);
      end += bytes;
    }
    expect(end).toBe(shape.reduce((product, length) => product * length, size));
    return sizes;
  };

  it('covers datasets in order, in blocks of about 16 MiB', () => {
    expect(covered([10], 4, null)).toEqual([40]);
    expect(covered([5_000_000], 8, null)).toEqual([16_777_216, 16_777_216, 6_445_568]);
    expect(Math.max(...covered([3, 7, 1_000_003], 8, null))).toBeLessThanOrEqual(2 ** 24);
    expect(covered([1000, 64, 100], 8, [300, 64, 100])).toEqual([15_360_000, 15_360_000, 15_360_000, 5_120_000]);
    expect(covered([4, 4_000_000], 8, [4, 1000])).toEqual([128_000_000]);
  });
});
