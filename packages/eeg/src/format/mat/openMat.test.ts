import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { openMat } from './index.js';
import type { MatFile, MatLeaf } from './index.js';
import { matBytes, temporaryFolder, writeBytes } from './matBytes.test.support.js';
import { fixtures, leavesOf, references, toReference } from './matReference.test.support.js';

const folder = temporaryFolder();
const { array5, compressed, element, head5, words } = matBytes();
const committed = Object.entries(references).filter(([name]) => existsSync(fixtures + name));
const readable = committed.filter(([, { variables }]) => variables !== undefined);

async function opened<T>(file: string, use: (mat: MatFile) => Promise<T> | T): Promise<T> {
  const mat = await openMat(file);
  try {
    return await use(mat);
  } finally {
    await mat.close();
  }
}

async function collect(leaves: AsyncGenerator<MatLeaf>): Promise<MatLeaf[]> {
  const list: MatLeaf[] = [];
  for await (const leaf of leaves) list.push(leaf);
  return list;
}

describe('openMat: values equal SciPy’s', () => {
  it('covers the files', () => {
    expect(committed.length).toBeGreaterThan(85);
    expect(committed.filter(([, { refused }]) => refused !== undefined).map(([name]) => name)).toEqual([
      'MFL/utf.mat',
      'scipy/corrupted_zlib_checksum.mat',
      'scipy/malformed1.mat',
    ]);
  });

  it.each(readable)('%s', async (name, { variables }) => {
    await opened(fixtures + name, async (mat) => {
      const named = new Set(mat.variables.map((variable) => variable.name));
      for (const [variable, reference] of Object.entries(variables!)) {
        const value = await mat.read(variable);
        if (Array.isArray(reference) && reference[0] === 'units') {
          const [, dims, units] = reference as [string, number[], number[]];
          expect(value.dims).toEqual(dims);
          expect(rowsOf(units, dims)).toEqual(value.class === 'char' && value.rows);
        } else {
          expect(toReference(value), variable).toEqual(reference);
        }
        named.delete(variable);
      }
      // SciPy calls every MCOS variable 'None' and keeps the last of them, and none of empty names.
      const rest = mat.variables.filter((variable) => named.has(variable.name));
      expect(rest.every((variable) => variable.class === 'opaque' || variable.name === '')).toBe(true);
    });
  });

  it.each(readable)('%s: the list and the leaves agree with the values', async (name) => {
    await opened(fixtures + name, async (mat) => {
      for (const variable of mat.variables.filter((one) => one.name !== '')) {
        const value = await mat.read(variable.name);
        expect(variable).toMatchObject({ class: value.class, dims: value.dims });
        expect(variable.complex).toBe('imaginary' in value && value.imaginary !== undefined);
        if ('fields' in value) expect(variable.fields).toEqual(value.fields);
        if ('type' in value) expect(variable.type).toBe(value.type);
        expect(await collect(mat.leaves(variable.name))).toEqual(leavesOf(value, variable.name));
      }
    });
  });

  it('reads what SciPy refuses: one character outside the basic plane as UTF-16 in an array of two', async () => {
    const value = await opened(`${fixtures}MFL/utf.mat`, (mat) => mat.read('val'));
    const character = { class: 'char', dims: [1, 2], rows: ['\u{2070E}'] };
    const fields = new Map(['utf8', 'utf16', 'utf32'].map((name) => [name, character]));
    expect(value).toMatchObject({ class: 'struct', elements: [fields] });
  });
});

/** Of 16-bit code units, column-major. */
function rowsOf(units: readonly number[], [rows = 0, columns = 0, pages = 1]: readonly number[]): string[] {
  return Array.from({ length: rows * pages }, (_, i) => {
    const [page, row] = [Math.floor(i / rows), i % rows];
    const codes = Array.from({ length: columns }, (_column, column) => units[(page * columns + column) * rows + row]);
    return String.fromCharCode(...codes);
  });
}

describe('openMat: what is in the file', () => {
  it('version 5, little-endian', () =>
    opened(`${fixtures}MFL/string.mat`, (mat) => {
      expect(mat).toMatchObject({
        format: 'MATLAB 5',
        byteOrder: 'little',
        description: 'MATLAB 5.0 MAT-file, Platform: PCWIN64, Created on: Thu Sep 13 00:17:05 2018',
        warnings: [],
      });
      // The subsystem data, an unnamed variable at the end, is not among them.
      expect(mat.variables).toEqual([
        {
          name: 'doubleQuoteString',
          class: 'opaque',
          type: 'string',
          dims: [1, 1],
          complex: false,
          global: false,
          bytes: 92,
        },
        { name: 'singleQuoteString', class: 'char', dims: [1, 26], complex: false, global: false, bytes: 83 },
      ]);
    }));

  it('version 5, big-endian; version 4', async () => {
    expect(await opened(`${fixtures}matio/test_be_v6.mat`, (mat) => [mat.format, mat.byteOrder])).toEqual([
      'MATLAB 5',
      'big',
    ]);
    const four = await opened(`${fixtures}MAT.jl/v4/testmulti_4.2c_SOL2.mat`, (mat) => ({ ...mat }));
    expect(four).toMatchObject({ format: 'MATLAB 4', byteOrder: 'big', description: '' });
    expect(four.variables.map(({ name, dims, bytes }) => [name, dims, bytes])).toEqual([
      ['a', [3, 5], 142],
      ['theta', [1, 9], 98],
    ]);
  });

  it('arrays of objects have their dimensions, Java objects one', async () => {
    const arrays = await opened(`${fixtures}MFL/simplesingletext_multiplearray.mat`, (mat) => mat.read('a'));
    expect(arrays).toEqual({ class: 'opaque', type: 'SimpleSingleText', dims: [2, 2] });
    const java = await opened(`${fixtures}MFL/java.mat`, (mat) => mat.read('f'));
    expect(java).toEqual({ class: 'opaque', type: 'java.io.File', dims: [1, 1] });
  });

  it('of several variables of one name the last is read', () =>
    opened(`${fixtures}MFL/emptyname.mat`, async (mat) => {
      expect(mat.variables.map(({ name }) => name)).toEqual(['', '', '']);
      expect(toReference(await mat.read(''))).toBe(3);
      expect(mat.warnings).toEqual([expect.stringContaining("variable '' is there more than once")]);
    }));

  it('warns of what is wrong but readable', async () => {
    const warnings = (name: string) => opened(fixtures + name, (mat) => mat.warnings);
    expect(await warnings('scipy/miuint32_for_miint32.mat')).toEqual([
      expect.stringContaining('at byte 152 are miUINT32'),
    ]);
    expect(await warnings('scipy/miutf8_array_name.mat')).toEqual([expect.stringContaining('at byte 168 is miUTF8')]);
    expect((await warnings('scipy/nasty_duplicate_fieldnames.mat'))[0]).toContain("'Station_Q' at byte 192");
    expect(await warnings('scipy/testdouble_7.4_GLNX86.mat')).toEqual([]);
  });

  it('the global flag', async () => {
    const bytes = readFileSync(`${fixtures}scipy/testminus_6.1_SOL2.mat`);
    bytes[128 + 8 + 8 + 2] |= 0x04;
    const variables = await opened(writeBytes(join(folder, 'global.mat'), bytes), (mat) => mat.variables);
    expect(variables[0]).toMatchObject({ name: 'testminus', global: true });
  });
});

describe('openMat: leaves', () => {
  const file = `${fixtures}matio/test_be_v6.mat`;

  it('asks for structs and cells, and goes by what is not wanted', async () => {
    const asked: string[] = [];
    const wanted = (path: string) => {
      asked.push(path);
      return ['cells_with_structs', 'cells_with_structs{1}', 'cells_with_structs{1}.c'].includes(path);
    };
    const found = await opened(file, (mat) => collect(mat.leaves('cells_with_structs', wanted)));
    expect(found.map(({ path, value }) => [path, value.dims])).toEqual([['cells_with_structs{1}.c', [2, 11]]]);
    expect(asked).toEqual([
      'cells_with_structs',
      'cells_with_structs{1}',
      ...['d', 's', 'i32', 'i16', 'i8', 'c'].map((name) => `cells_with_structs{1}.${name}`),
      'cells_with_structs{2}',
    ]);
  });

  it('does not decode what is not wanted', async () => {
    // Numbers of no type, which reading would refuse.
    const bad = array5(6, [1, 1], '', element(14, Buffer.alloc(8)));
    const names = element(1, Buffer.from('a\0b\0'));
    const good = array5(6, [1, 1], '', element(2, Buffer.of(7)));
    const struct = array5(2, [1, 1], 's', element(5, words(2)), names, bad, good);
    for (const variable of [struct, compressed(struct)]) {
      const broken = writeBytes(join(folder, 'undecoded.mat'), head5(), variable);
      const found = await opened(broken, (mat) => collect(mat.leaves('s', (path) => path !== 's.a')));
      expect(found).toEqual([{ path: 's.b', value: { class: 'double', dims: [1, 1], data: Float64Array.of(7) } }]);
      await expect(opened(broken, (mat) => mat.read('s'))).rejects.toThrow('expected numbers, found miMATRIX (14)');
    }
  });

  it('may be left early, and read several at a time', () =>
    opened(`${fixtures}matio/test.mat`, async (mat) => {
      for await (const leaf of mat.leaves('cell')) {
        expect(leaf.path).toBe('cell{1}');
        break;
      }
      const values = await Promise.all(mat.variables.map(({ name }) => mat.read(name)));
      expect(values.map((value) => value.class)).toEqual(mat.variables.map((variable) => variable.class));
    }));
});

describe('openMat: what it refuses', () => {
  const refused = async (file: string, options?: object) => {
    const error: unknown = await openMat(file, options).then(
      (mat) => mat.close(),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  };

  it('files that are missing, empty or something else', async () => {
    const missing = await refused(join(folder, 'missing.mat'));
    expect(missing.code).toBe('data');
    expect(missing.message).toContain('ENOENT');
    expect((await refused(folder)).message).toContain('no regular file');
    expect((await refused(writeBytes(join(folder, 'empty.mat')))).message).toContain('found no bytes');
    const text = writeBytes(join(folder, 'text.mat'), Buffer.from('x'.repeat(3000)));
    expect((await refused(text)).message).toBe(
      `${text}: at byte 0: expected a .mat file of version 4, 5 or 7.3, found bytes ${'78'.repeat(16)}`,
    );
    const page = writeBytes(
      join(folder, 'page.mat'),
      Buffer.from('\n<!DOCTYPE html>\n<html><title>Sign in</title></html>'),
    );
    expect((await refused(page)).message).toBe(
      `${page}: at byte 0: expected a .mat file of version 4, 5 or 7.3, found '<!DOCTYPE html': a web page, perhaps that of a login, saved under this name`,
    );
  });

  it('other versions', async () => {
    const head = head5();
    head.writeUInt16LE(0x0200, 124);
    const file = writeBytes(join(folder, 'version.mat'), head, Buffer.alloc(1000));
    expect((await refused(file)).message).toContain('at byte 124: expected version 0x0100, found 0x0200 (7.3) without');
  });

  it.each([0, -1, Number.NaN, '1'])('maxBytes %s', async (maxBytes) => {
    const error = await refused(`${fixtures}matio/test.mat`, { maxBytes });
    expect(error.code).toBe('option');
    expect(error.message).toContain('openMat.maxBytes');
  });

  it('names that are not there, with the nearest', () =>
    opened(`${fixtures}scipy/teststruct_7.1_GLNX86.mat`, async (mat) => {
      await expect(mat.read('testsruct')).rejects.toThrow("unknown variable 'testsruct'. Did you mean 'teststruct'?");
      await expect(collect(mat.leaves('x'))).rejects.toThrow(StrnnError);
    }));

  it('reading after closing', async () => {
    for (const name of ['testmatrix_6.5.1_GLNX86.mat', 'testmatrix_7.1_GLNX86.mat', 'testmatrix_4.2c_SOL2.mat']) {
      const mat = await openMat(`${fixtures}scipy/${name}`);
      await mat.close();
      await mat.close();
      await expect(mat.read('testmatrix')).rejects.toThrow(StrnnError);
    }
  });

  it('malformed files, naming the byte', async () => {
    expect((await refused(`${fixtures}scipy/malformed1.mat`)).message).toContain(
      'at byte 128: expected at most the 2072 bytes that are left, found 658840 as the size of a data element',
    );
    expect((await refused(`${fixtures}scipy/corrupted_zlib_checksum.mat`)).message).toContain(
      'in the compressed variable at byte 128, at byte 0 of its inflated data: expected zlib data, found: incorrect data check',
    );
  });
});
