import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { openMat } from './index.js';
import { matBytes, temporaryFolder, writeBytes } from './matBytes.test.support.js';

const folder = temporaryFolder();
const { array4, numbers } = matBytes();
const doubles = (...values: number[]) => numbers(Float64Array.from(values));

async function read(...bytes: Uint8Array[]) {
  const mat = await openMat(writeBytes(join(folder, 'four.mat'), ...bytes));
  try {
    return { value: await mat.read(mat.variables[0].name), mat };
  } finally {
    await mat.close();
  }
}

async function refused(...bytes: Uint8Array[]): Promise<string> {
  const error: unknown = await read(...bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StrnnError);
  expect((error as StrnnError).code).toBe('data');
  return (error as StrnnError).message;
}

describe('openMat, version 4', () => {
  const stored = [
    [0, Float64Array.of(1.5, 2, 3, 4)],
    [10, Float32Array.of(1.5, 2, 3, 4)],
    [20, Int32Array.of(-70000, 2, 3, 4)],
    [30, Int16Array.of(-2, 2, 3, 4)],
    [40, Uint16Array.of(65535, 2, 3, 4)],
    [50, Uint8Array.of(255, 2, 3, 4)],
  ] as const;

  it.each(stored)('numbers stored as type %i are doubles, in both byte orders', async (type, data) => {
    for (const big of [false, true]) {
      const bytes = matBytes(big);
      const mopt = type + (big ? 1000 : 0);
      const whole = await read(bytes.array4([mopt, 2, 2, 0], 'x', bytes.numbers(data)));
      expect(whole.value).toStrictEqual({ class: 'double', dims: [2, 2], data: Float64Array.from(data) });
      expect(whole.mat).toMatchObject({ format: 'MATLAB 4', byteOrder: big ? 'big' : 'little', warnings: [] });
      const complex = await read(bytes.array4([mopt, 1, 2, 1], 'x', bytes.numbers(data)));
      const [real, imaginary] = [Float64Array.from(data.slice(0, 2)), Float64Array.from(data.slice(2))];
      expect(complex.value).toStrictEqual({ class: 'double', dims: [1, 2], data: real, imaginary });
      expect(complex.mat.variables[0]).toMatchObject({ complex: true });
    }
  });

  it('text, column by column, as doubles or bytes', async () => {
    const expected = { class: 'char', dims: [2, 2], rows: ['ab', 'c中'] };
    expect((await read(array4([1, 2, 2, 0], 't', doubles(97, 99, 98, 0x4e2d)))).value).toEqual(expected);
    const bytes = (await read(array4([51, 1, 2, 0], 't', Buffer.from('hi')))).value;
    expect(bytes).toEqual({ class: 'char', dims: [1, 2], rows: ['hi'] });
    expect(await refused(array4([1, 1, 2, 0], 't', doubles(97, 98.5)))).toContain(
      'character codes from 0 to 65535, found 98.5',
    );
    expect(await refused(array4([1, 1, 1, 0], 't', doubles(Number.NaN)))).toContain('found NaN');
  });

  it('sparse arrays: entries in any order, sizes in the last row', async () => {
    // Columns of the table: row, column, value.
    const table = doubles(2, 1, 3, 3, 2, 1, 2, 2, 7, 8, 9, 0);
    const { value, mat } = await read(array4([2, 4, 3, 0], 's', table));
    expect(mat.variables[0]).toMatchObject({ class: 'sparse', dims: [3, 2], complex: false });
    expect(value).toEqual({
      class: 'sparse',
      logical: false,
      dims: [3, 2],
      row: Int32Array.of(0, 1, 2),
      start: Int32Array.of(0, 1, 3),
      data: Float64Array.of(8, 7, 9),
    });
    const complex = (await read(array4([2, 2, 4, 0], 's', doubles(1, 1, 1, 1, 5, 0, 6, 0)))).value;
    expect(complex).toMatchObject({ dims: [1, 1], data: Float64Array.of(5), imaginary: Float64Array.of(6) });
    expect(await refused(array4([2, 2, 3, 0], 's', doubles(2, 1, 1, 1, 5, 0)))).toContain(
      'entries within 1 x 1, found one at row 2',
    );
    expect(await refused(array4([2, 2, 5, 0], 's', Buffer.alloc(80)))).toContain('3 or 4 columns');
    expect(await refused(array4([2, 1, 3, 0], 's', doubles(1.5, 1, 0)))).toContain(
      'the size of a sparse array, 0 to 2^31 - 1, found 1.5',
    );
    expect(await refused(array4([2, 1, 3, 0], 's', doubles(1, 2 ** 31 - 1, 0)))).toContain(
      'sizes that the bytes of the file bear out',
    );
  });

  it('a machine that disagrees with the head is read as the head is, with a warning', async () => {
    const { value, mat } = await read(array4([1020, 1, 1, 0], 'x', numbers(Int32Array.of(5))));
    expect(value).toMatchObject({ data: Float64Array.of(5) });
    expect(mat.warnings).toEqual([expect.stringContaining('calls its numbers big-endian')]);
  });

  it.each([
    [2000, 'VAX D-float numbers'],
    [3000, 'VAX G-float numbers'],
    [4000, 'Cray numbers'],
  ])('refuses machine %i', async (mopt, message) => {
    expect(await refused(array4([mopt, 1, 1, 0], 'x', doubles(1)))).toContain(
      `at byte 0: expected IEEE numbers, little-endian or big-endian, found ${message}`,
    );
  });

  it.each([
    ['a type that is none', array4([60, 1, 1, 0], 'x', doubles(1)), 'the type of a version 4 variable'],
    ['a kind that is none', array4([3, 1, 1, 0], 'x', doubles(1)), 'the type of a version 4 variable'],
    [
      'numbers beyond the file',
      array4([0, 40000, 40000, 0], 'x', doubles(1)),
      'at most the 8 bytes that are left, found 40000 x 40000',
    ],
    [
      'a cut head',
      Buffer.concat([array4([0, 1, 1, 0], 'x', doubles(1)), Buffer.alloc(19)]),
      'at byte 30: expected the head of a variable, 20 bytes',
    ],
    [
      'an imaginary part of 2',
      Buffer.concat([array4([0, 1, 1, 0], 'x', doubles(1)), array4([0, 1, 1, 2], 'y', doubles(1))]),
      '0 or 1 for an imaginary part, found 2',
    ],
    [
      'negative sizes',
      Buffer.concat([array4([0, 1, 1, 0], 'x', doubles(1)), array4([0, -1, 1, 0], 'y', doubles(1))]),
      'rows and columns from 0, found -1 x 1',
    ],
  ])('refuses %s', async (_what, bytes, message) => {
    expect(await refused(bytes)).toContain(message);
  });
});
