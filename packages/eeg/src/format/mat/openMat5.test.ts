import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { openMat } from './index.js';
import type { MatNumericClass, MatValue } from './index.js';
import { matBytes, temporaryFolder, writeBytes } from './matBytes.test.support.js';
import { matNumericTypes } from './matNumericTypes.js';

const folder = temporaryFolder();
const little = matBytes();
const { array5, compressed, element, head5, numbers, words } = little;
const text = (name: string) => element(1, Buffer.from(name));

/** The first variable of a file of these bytes, and the warnings. */
async function read(bytes: Uint8Array, head = head5()): Promise<{ value: MatValue; warnings: readonly string[] }> {
  const mat = await openMat(writeBytes(join(folder, 'one.mat'), head, bytes));
  try {
    return { value: await mat.read(mat.variables[0].name), warnings: mat.warnings };
  } finally {
    await mat.close();
  }
}

async function refused(bytes: Uint8Array): Promise<string> {
  const error: unknown = await read(bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StrnnError);
  expect((error as StrnnError).code).toBe('data');
  expect((error as StrnnError).message).toContain(join(folder, 'one.mat'));
  return (error as StrnnError).message;
}

describe('openMat, version 5: numbers', () => {
  const classes = Object.keys(matNumericTypes) as MatNumericClass[];
  const combinations = classes.flatMap((wanted) => classes.map((stored) => ({ wanted, stored })));

  it.each(combinations)('$wanted stored as $stored, in both byte orders', async ({ wanted, stored }) => {
    // Short arrays are read number by number, longer ones by pieces.
    for (const length of [3, 50]) {
      const from = matNumericTypes[stored].make(length);
      const to = matNumericTypes[wanted].make(length);
      for (let i = 0; i < length; i++) {
        const value = (i * 37 + 3) % 128;
        from[i] = from instanceof BigInt64Array || from instanceof BigUint64Array ? BigInt(value) : value;
        to[i] = to instanceof BigInt64Array || to instanceof BigUint64Array ? BigInt(value) : value;
      }
      for (const bytes of [little, matBytes(true)]) {
        const data = bytes.element(matNumericTypes[stored].mi, bytes.numbers(from));
        const array = bytes.array5(matNumericTypes[wanted].mx | 0x800, [1, length], 'x', data, data);
        const { value, warnings } = await read(length === 3 ? array : bytes.compressed(array), bytes.head5());
        expect(value).toStrictEqual({ class: wanted, dims: [1, length], data: to, imaginary: to });
        expect(warnings).toEqual([]);
      }
    }
  });

  it.each([
    [8, 3, Int16Array.of(5, 300), '300 stored as int16'],
    [9, 1, Int8Array.of(-1, 1), '-1 stored as int8'],
    [12, 9, Float64Array.of(1, 0.5), '0.5 stored as double'],
    [12, 9, Float64Array.of(1, Number.NaN), 'NaN stored as double'],
    [14, 9, Float64Array.of(1, 2 ** 63), '9223372036854776000 stored as double'],
    [15, 12, BigInt64Array.of(1n, -1n), '-1 stored as int64'],
    [14, 13, BigUint64Array.of(1n, 2n ** 64n - 1n), '18446744073709551615 stored as uint64'],
  ])('class %i refuses what it cannot hold (%i)', async (mx, mi, data, found) => {
    expect(await refused(array5(mx, [1, 2], 'x', element(mi, numbers(data))))).toContain(found);
  });

  it('64-bit integers are compared exactly', async () => {
    const data = element(13, numbers(BigUint64Array.of(2n ** 63n - 1n)));
    const { value } = await read(array5(14, [1, 1], 'x', data));
    expect(value).toStrictEqual({ class: 'int64', dims: [1, 1], data: BigInt64Array.of(2n ** 63n - 1n) });
  });

  it('small elements hold up to 4 bytes', async () => {
    const { value } = await read(array5(11, [2, 1], 'x', words((4 << 16) | 4, 0x0201ffff)));
    expect(value).toStrictEqual({ class: 'uint16', dims: [2, 1], data: Uint16Array.of(65535, 513) });
    expect(await refused(array5(11, [2, 1], 'x', words((5 << 16) | 4, 0)))).toContain('at most 4 bytes in a small');
  });

  it('logical arrays are 0 and 1, whatever they are stored as', async () => {
    const data = Uint8Array.of(1, 0, 1);
    const expected = { class: 'logical', dims: [1, 3], data };
    const bytes = array5(9 | 0x200, [1, 3], 'x', element(2, Uint8Array.of(1, 0, 7)));
    expect((await read(bytes)).value).toStrictEqual(expected);
    const doubles = array5(6 | 0x200, [1, 3], 'x', element(9, numbers(Float64Array.of(1, 0, 0.5))));
    expect((await read(doubles)).value).toStrictEqual(expected);
  });

  it('empty arrays may lack their element; [] may lack everything', async () => {
    expect((await read(array5(7, [0, 5], 'x'))).value).toStrictEqual({
      class: 'single',
      dims: [0, 5],
      data: new Float32Array(0),
    });
    const cell = array5(1, [1, 1], 'x', words(14, 0));
    expect((await read(cell)).value).toMatchObject({ cells: [{ class: 'double', dims: [0, 0] }] });
  });

  it('1 x 0 is not []', async () => {
    const { value } = await read(array5(6, [1, 0], 'x', element(9, Buffer.alloc(0))));
    expect(value).toStrictEqual({ class: 'double', dims: [1, 0], data: new Float64Array(0) });
  });

  it('one dimension is read as a column, with a warning', async () => {
    const { value, warnings } = await read(array5(8, [3], 'x', element(1, Uint8Array.of(1, 2, 255))));
    expect(value).toStrictEqual({ class: 'int8', dims: [3, 1], data: Int8Array.of(1, 2, -1) });
    expect(warnings).toEqual([expect.stringContaining('has one dimension')]);
  });

  it.each([
    [
      'another count',
      array5(6, [2, 2], 'x', element(9, Buffer.alloc(24))),
      'expected 4 numbers, found 24 bytes of miDOUBLE (9)',
    ],
    [
      'no imaginary part',
      array5(6 | 0x800, [1, 1], 'x', element(9, Buffer.alloc(8))),
      'expected a data element, found 0 bytes',
    ],
    [
      'a negative size',
      array5(6, [1, -1], 'x', element(9, Buffer.alloc(8))),
      'dimensions of 0 to 2^31 - 1, found 1 x -1',
    ],
    ['too many sizes', array5(6, Array<number>(1001).fill(1), 'x'), '1 to 1000 dimensions of 4 bytes, found 4004'],
    ['sizes beyond 2^53', array5(6, [2 ** 30, 2 ** 30], 'x'), 'fewer than 2^53 values'],
    ['an unknown class', array5(19, [1, 1], 'x'), 'expected an array class (1 to 17), found 19'],
    [
      'an unknown type',
      array5(6, [1, 1], 'x', words(8, 8, 0, 0)),
      'expected the type of a data element (1 to 18), found 8',
    ],
    [
      'an element beyond its array',
      array5(6, [1, 1], 'x', words(9, 16, 0, 0)),
      'at most the 8 bytes that are left, found 16',
    ],
    ['no numbers', array5(6, [1, 1], 'x', words(14, 0)), 'expected numbers, found miMATRIX (14)'],
    [
      'a name that is none',
      element(14, Buffer.concat([element(6, words(6, 0)), element(5, words(1, 1)), element(9, Buffer.alloc(8))])),
      'expected a name of type miINT8 (1), found miDOUBLE (9)',
    ],
    ['a long name', array5(6, [1, 1], 'x'.repeat(5000)), 'a name of at most 4096 bytes, found 5000'],
    [
      'something else than a variable',
      words(9, 8, 0, 0),
      'a variable, miMATRIX (14) or miCOMPRESSED (15), found miDOUBLE (9)',
    ],
  ])('refuses %s', async (_what, bytes, message) => {
    expect(await refused(bytes)).toContain(message);
    expect(await refused(bytes)).toMatch(/at byte \d+/);
  });

  it('names the byte in the file, and in the inflated data', async () => {
    const bytes = array5(6, [2, 2], 'x', element(9, Buffer.alloc(24)));
    const file = join(folder, 'one.mat');
    expect(await refused(bytes)).toContain(`${file}: at byte 184: expected`);
    expect(await refused(compressed(bytes))).toContain(
      `${file}: in the compressed variable at byte 128, at byte 56 of its inflated data: expected`,
    );
  });

  it('passes over what follows the values, with a warning; bytes after the variable are an error when compressed', async () => {
    const long = array5(9, [1, 1], 'x', element(2, Uint8Array.of(5)), element(2, Uint8Array.of(6)));
    const { value, warnings } = await read(long);
    expect(value).toMatchObject({ data: Uint8Array.of(5) });
    expect(warnings).toEqual([expect.stringContaining('16 bytes after the last element')]);
    const more = compressed(Buffer.concat([array5(9, [1, 1], 'x', element(2, Uint8Array.of(5))), Buffer.alloc(8)]));
    expect(await refused(more)).toContain('expected the end of the variable, found more bytes');
    const tail = await read(Buffer.concat([long, Buffer.alloc(5)]));
    expect(tail.warnings.join()).toContain('the last 5 bytes are no variable');
  });
});

describe('openMat, version 5: text', () => {
  const char = (dims: number[], type: number, data: Uint8Array) => array5(4, dims, 'x', element(type, data));
  const rows = async (bytes: Uint8Array) => {
    const { value } = await read(bytes);
    return value.class === 'char' ? value.rows : value;
  };

  it.each([
    ['UTF-8', 16, Buffer.from('é中a'), [1, 3], ['é中a']],
    ['UTF-8 with a byte order mark', 16, Buffer.from('\ufeffa'), [1, 2], ['\ufeffa']],
    ['UTF-8 counted in code points', 16, Buffer.from('😀a'), [1, 2], ['😀a']],
    ['UTF-8 counted in UTF-16 units', 16, Buffer.from('😀a'), [1, 3], ['😀a']],
    ['Latin-1 that calls itself UTF-8', 16, Buffer.of(0xe9, 0x61), [1, 2], ['éa']],
    ['uint8', 2, Buffer.of(0xe9, 0x61), [1, 2], ['éa']],
    ['int8', 1, Buffer.of(0xe9, 0x61), [1, 2], ['éa']],
    ['uint16', 4, numbers(Uint16Array.of(0x4e2d, 0xd83d)), [1, 2], ['中\ud83d']],
    ['UTF-16', 17, numbers(Uint16Array.of(0xd83d, 0xde00)), [1, 2], ['😀']],
    ['UTF-16 counted in code points', 17, numbers(Uint16Array.of(0xd83d, 0xde00)), [1, 1], ['😀']],
    ['UTF-32', 18, numbers(Uint32Array.of(0x1f600, 0x61)), [2, 1], ['😀', 'a']],
    ['rows', 2, Buffer.from('adbecf'), [2, 3], ['abc', 'def']],
    ['pages', 2, Buffer.from('acbdegfh'), [2, 2, 2], ['ab', 'cd', 'ef', 'gh']],
    ['no bytes for two characters', 16, Buffer.alloc(0), [1, 2], ['  ']],
    ['no columns', 16, Buffer.alloc(0), [2, 0], ['', '']],
    ['no rows', 16, Buffer.alloc(0), [0, 2], []],
    ['a zero character', 2, Buffer.of(97, 0, 98), [1, 3], ['a\0b']],
  ])('%s', async (_what, type, data, dims, expected) => {
    expect(await rows(char(dims, type, data))).toEqual(expected);
  });

  it.each([
    ['another length', char([1, 3], 16, Buffer.from('ab')), 'text of 3 characters (1 x 3), found 2 of miUTF8 (16)'],
    ['no code points', char([1, 1], 18, words(0x110000)), 'text of 1 characters'],
    ['doubles', char([1, 1], 9, Buffer.alloc(8)), 'text of 1 characters (1 x 1), found 1 of miDOUBLE (9)'],
  ])('refuses %s', async (_what, bytes, message) => {
    expect(await refused(bytes)).toContain(message);
  });
});

describe('openMat, version 5: structs, cells, objects', () => {
  const one = (value: number) => array5(9, [1, 1], '', element(2, Uint8Array.of(value)));
  const number = (value: number) => ({ class: 'uint8', dims: [1, 1], data: Uint8Array.of(value) });

  it('fields that are there twice get another name, none that is taken', async () => {
    const names = element(1, Buffer.from('a\0\0\0a\0\0\0_1_aa\0\0\0'));
    const { value, warnings } = await read(
      array5(2, [1, 1], 's', element(5, words(4)), names, one(1), one(2), one(3), one(4)),
    );
    expect(value).toMatchObject({ fields: ['a', '_1_a', '_1__1_a', '_2_a'] });
    expect(warnings.length).toBe(3);
  });

  it('opaque values inside cells, and what they hold inside', async () => {
    const flags = element(6, words(17, 0));
    const opaque = (content: Uint8Array) =>
      element(14, Buffer.concat([flags, text(''), text('MCOS'), text('datetime'), content]));
    const reference = array5(13, [6, 1], '', element(6, words(0xdd000000, 2, 3, 1, 1, 1)));
    const { value } = await read(array5(1, [1, 3], 'c', opaque(reference), opaque(opaque(opaque(one(1)))), one(7)));
    expect(value).toEqual({
      class: 'cell',
      dims: [1, 3],
      cells: [
        { class: 'opaque', type: 'datetime', dims: [3, 1] },
        { class: 'opaque', type: 'datetime', dims: [1, 1] },
        number(7),
      ],
    });
  });

  it.each([
    ['fewer cells than its size', array5(1, [1, 2], 'c', one(1)), 'expected a data element, found 0 bytes'],
    [
      'more cells than its bytes',
      array5(1, [1, 100], 'c', one(1)),
      'expected at most 8 elements in the bytes of the cell, found 100 (1 x 100)',
    ],
    [
      'names of no length',
      array5(2, [1, 1], 's', element(5, words(0)), text('abcd'), one(1)),
      'up to 65536 whole field names of 1 to 4096 bytes, found 4 bytes for names of 0',
    ],
    [
      'names that are not whole',
      array5(2, [1, 1], 's', element(5, words(3)), text('abcd'), one(1)),
      '4 bytes for names of 3',
    ],
  ])('refuses %s', async (_what, bytes, message) => {
    expect(await refused(bytes)).toContain(message);
  });

  it('goes 100 deep and no deeper', async () => {
    const nested = (depth: number) => {
      let inner: Buffer = one(1);
      for (let i = 0; i < depth; i++) inner = array5(1, [1, 1], i === depth - 1 ? 'c' : '', inner);
      return inner;
    };
    expect((await read(nested(100))).value.class).toBe('cell');
    expect(await refused(nested(101))).toContain('structs and cells at most 100 deep');
    expect(await refused(compressed(nested(3000)))).toContain('structs and cells at most 100 deep');
  });
});

describe('openMat, version 5: sparse arrays', () => {
  const sparse = (rows: number[], starts: number[], values: number[], flags = 0, dims = [3, 2]) =>
    array5(
      5 | flags,
      dims,
      'x',
      element(5, words(...rows)),
      element(5, words(...starts)),
      element(9, numbers(Float64Array.from(values))),
    );

  it('room for more entries is left out', async () => {
    const { value } = await read(sparse([0, 2, 1, 0, 0], [0, 1, 3], [4, 5, 6]));
    const data = Float64Array.of(4, 5, 6);
    const start = Int32Array.of(0, 1, 3);
    expect(value).toEqual({ class: 'sparse', logical: false, dims: [3, 2], row: Int32Array.of(0, 2, 1), start, data });
  });

  it('ones of a logical array as bytes that call themselves doubles', async () => {
    const parts = [element(5, words(0, 2, 1)), element(5, words(0, 1, 3)), element(9, Uint8Array.of(1, 1, 1))];
    const { value } = await read(array5(5 | 0x200, [3, 2], 'x', ...parts));
    expect(value).toMatchObject({ class: 'sparse', logical: true, data: Float64Array.of(1, 1, 1) });
  });

  it.each([
    ['a row outside', sparse([0, 3], [0, 1, 2], [1, 2]), 'row numbers below 3, found 3'],
    ['a negative row', sparse([0, -1], [0, 1, 2], [1, 2]), 'row numbers below 3, found -1'],
    ['starts that fall', sparse([0, 1], [0, 2, 1], [1, 2]), 'column starts that rise from 0'],
    ['starts beyond the entries', sparse([0, 1], [0, 1, 9], [1, 2]), 'column starts that rise from 0 to at most 2'],
    ['too few starts', sparse([0, 1], [0, 2], [1, 2]), '3 column starts, found 2'],
    ['too few values', sparse([0, 1], [0, 1, 2], [1]), '2 values of a sparse array, found 1'],
    ['three dimensions', sparse([0], [0, 1], [1], 0, [1, 1, 1]), 'two dimensions of a sparse array'],
  ])('refuses %s', async (_what, bytes, message) => {
    expect(await refused(bytes)).toContain(message);
  });
});
