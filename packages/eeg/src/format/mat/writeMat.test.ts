import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { matArray, matCell, matDouble, matLogical, matStruct, matText, openMat, writeMat } from './index.js';
import type { MatValue } from './index.js';
import { temporaryFolder } from './matBytes.test.support.js';
import { fixtures } from './matReference.test.support.js';

const folder = temporaryFolder();
const file = join(folder, 'written.mat');

/** The variables of fixtures/savemat.mat (tools/reference/eeg/mat_files.py). */
const variables: Record<string, MatValue> = {
  d: matDouble([2, 3], [1.5, 4, -2, Number.NaN, Infinity, 1e-300]),
  one: matDouble([1, 1], [7]),
  s: matArray([1, 3], Float32Array.of(1, 2, 3)),
  i8: matArray([1, 3], Int8Array.of(-1, 2, 3)),
  u16: matArray([2, 1], Uint16Array.of(1, 65535)),
  i64: matArray([1, 2], BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n)),
  z: { class: 'double', dims: [1, 2], data: Float64Array.of(1, 3), imaginary: Float64Array.of(2, -4) },
  three: matArray(
    [2, 3, 4],
    Int32Array.from({ length: 24 }, (_, i) => i),
  ),
  yes: matLogical([1, 3], [true, false, true]),
  text: matText('Fp1 \u00e9\u4e2d'),
  rows: matText(['abc', 'de ']),
  none: matDouble([0, 3], []),
  cells: matCell([matDouble([1, 1], [1]), matText('x')]),
  struct: matStruct({
    label: matText('eeg'),
    rate: matDouble([1, 1], [128]),
    inner: matStruct({ data: matArray([1, 2], Int16Array.of(1, 2)) }),
  }),
  many: matStruct([
    { x: matDouble([1, 1], [1]), name: matText('a') },
    { x: matDouble([1, 1], [2]), name: matText('b') },
  ]),
};

async function readAll(name: string): Promise<Record<string, MatValue>> {
  const mat = await openMat(name);
  try {
    expect(mat.warnings).toEqual([]);
    const values: Record<string, MatValue> = {};
    for (const variable of mat.variables) values[variable.name] = await mat.read(variable.name);
    return values;
  } finally {
    await mat.close();
  }
}

describe('writeMat', () => {
  it('writes the bytes that SciPy’s savemat writes, but for the text of the head', async () => {
    await writeMat(file, variables);
    const written = readFileSync(file);
    const expected = readFileSync(`${fixtures}savemat.mat`);
    expect(written.subarray(116).toString('hex')).toBe(expected.subarray(116).toString('hex'));
    expect(written.toString('latin1', 0, 116).trimEnd()).toBe('MATLAB 5.0 MAT-file, written by @strnn/eeg');
  });

  it.each([false, true])('is read back the same, compress: %s', async (compress) => {
    const list = Object.entries({
      ...variables,
      empty: matStruct([], [0, 1]),
      bare: matStruct({}),
      nothing: matCell([], [0, 0]),
      astral: matText('😀'),
      pages: { class: 'char', dims: [1, 2, 2], rows: ['ab', 'cd'] } as const,
    });
    await writeMat(file, list, { compress });
    const read = await readAll(file);
    expect(Object.keys(read)).toEqual(list.map(([name]) => name));
    for (const [name, value] of list) expect(read[name], name).toStrictEqual(value);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each([false, true])('arrays larger than a piece, and views into larger ones, compress: %s', async (compress) => {
    const all = Float64Array.from({ length: 100_003 }, (_, i) => i * 1.5);
    const values = {
      a: matArray([1, 100_000], all.subarray(3)),
      b: matArray([1, 7], Uint8Array.of(1, 2, 3, 4, 5, 6, 7)),
    };
    await writeMat(file, values, { compress });
    const { a, b } = await readAll(file);
    expect(b).toEqual(values.b);
    expect(a?.class === 'double' && a.data.every((value, i) => value === all[i + 3])).toBe(true);
  });

  it('the same values make the same bytes', async () => {
    await writeMat(file, variables, { compress: true });
    const first = readFileSync(file);
    await writeMat(file, variables, { compress: true });
    expect(readFileSync(file).equals(first)).toBe(true);
  });

  it('at level 1 compresses the same values less', async () => {
    const values = {
      a: matDouble(
        [1, 20_000],
        Float64Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 1009),
      ),
    };
    const [bytes, read] = [[] as number[], [] as unknown[]];
    for (const level of [1, 9]) {
      await writeMat(file, values, { compress: true, level });
      bytes.push(readFileSync(file).length);
      read.push(await readAll(file));
    }
    expect(read).toStrictEqual([values, values]);
    expect(bytes[0]).toBeGreaterThan(bytes[1]);
    expect(bytes[0]).toBeLessThan(80_000);
  });

  it.each([0, 10, 1.5, NaN])('refuses level %s', async (level) => {
    await expect(writeMat(join(folder, 'level.mat'), variables, { compress: true, level })).rejects.toThrow(
      new StrnnError(
        'option',
        `writeMat ${join(folder, 'level.mat')}: expected a level of compression from 1 to 9, found ${level}`,
      ),
    );
    expect(existsSync(join(folder, 'level.mat'))).toBe(false);
  });

  it.each<[string, string, MatValue, string]>([
    ['a name that MATLAB refuses', '1x', matText('a'), "found '1x'"],
    ['a field that MATLAB refuses', 'x', matStruct({ 'a b': matText('a') }), "found 'a b'"],
    [
      'a wrong size',
      'x',
      { class: 'double', dims: [2, 2], data: new Float64Array(3) },
      'x: expected 2 x 2 values, found 3',
    ],
    [
      'one dimension',
      'x',
      { class: 'double', dims: [3], data: new Float64Array(3) },
      'two or more dimensions, found 1',
    ],
    [
      'half a size',
      'x',
      { class: 'double', dims: [0.5, 2], data: new Float64Array(1) },
      'dimensions of 0 to 2^31 - 1, found 0.5',
    ],
    [
      'another type',
      'x',
      { class: 'single', dims: [1, 1], data: new Float64Array(1) },
      'typed array of class single, found Float64Array',
    ],
    [
      'uneven rows',
      'x',
      { class: 'char', dims: [2, 2], rows: ['ab', 'c'] },
      'expected 2 x 2 characters, found 2 rows, one of 1',
    ],
    ['a missing row', 'x', { class: 'char', dims: [2, 2], rows: ['ab'] }, 'expected 2 x 2 characters, found 1 rows'],
    [
      'a missing field',
      'x',
      { class: 'struct', dims: [1, 1], fields: ['a'], elements: [new Map()] },
      'x.a: expected a value',
    ],
    [
      'opaque values',
      'x',
      matCell([matText('a'), { class: 'opaque', type: 'string', dims: [1, 1] }]),
      'x{2}: expected a numeric',
    ],
  ])('refuses %s and writes nothing', async (_what, name, value, message) => {
    const refused = join(folder, 'refused.mat');
    const error: unknown = await writeMat(refused, { [name]: value }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).message).toContain(message);
    expect(existsSync(refused)).toBe(false);
  });

  it('refuses a name twice, and a folder that is not there', async () => {
    const twice = [
      ['a', matText('x')],
      ['a', matText('y')],
    ] as const;
    await expect(writeMat(file, twice)).rejects.toThrow("found 'a' twice");
    const nowhere = join(folder, 'nowhere', 'x.mat');
    await expect(writeMat(nowhere, variables)).rejects.toThrow(`${nowhere}: expected to write it, found: ENOENT`);
  });
});

describe('the constructors', () => {
  it('know the class by the typed array, a Buffer as uint8', () => {
    const arrays = [
      Float64Array,
      Float32Array,
      Int8Array,
      Uint8Array,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
    ];
    const classes = arrays.map((of) => matArray([1, 1], of.of(1)).class);
    expect(classes).toEqual(['double', 'single', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32']);
    expect(matArray([1, 1], BigInt64Array.of(1n)).class).toBe('int64');
    expect(matArray([1, 1], BigUint64Array.of(1n)).class).toBe('uint64');
    expect(matArray([1, 1], Buffer.of(1)).class).toBe('uint8');
  });

  it('refuse sizes that do not fit', () => {
    expect(() => matDouble([2, 2], [1])).toThrow('expected 2 x 2 values in two or more dimensions, found 1');
    expect(() => matArray([1], Int8Array.of(1))).toThrow(StrnnError);
    expect(() => matLogical([1, 2], [true])).toThrow(StrnnError);
    expect(() => matCell([matText('a')], [2, 1])).toThrow(StrnnError);
    expect(() => matText(['a', 'bc'])).toThrow("rows of 1 characters as the first, found 'bc' of 2");
    expect(() => matStruct([{ a: matText('') }, { b: matText('') }])).toThrow(
      'expected the fields a in element 2 too, found b',
    );
    expect(() => matStruct([], [1, 1])).toThrow(StrnnError);
  });
});
