import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { StrnnError } from '@strnn/core/error';
import { openMat } from '../mat/openMat.js';
import type { MatLeaf } from '../mat/MatFile.js';
import type { MatNumeric } from '../mat/MatValue.js';
import { damaged, expectAsH5py, fixtures, references, scratch, toReference } from './hdf5Files.test.support.js';
import { openMat73 } from './openMat73.js';

const files = scratch();
afterAll(() => files.remove());

const made = (name: string): string => `${fixtures}made/${name}`;
describe('openMat73', () => {
  const pairs = readdirSync(`${fixtures}MAT.jl/v7.3`)
    .map((file) => ({
      file,
      others: ['v6', 'v7'].map((version) => `${fixtures}../../mat/fixtures/MAT.jl/${version}/${file}`),
    }))
    .map(({ file, others }) => ({ file, others: others.filter((other) => existsSync(other)) }))
    .filter(({ others }) => others.length > 0);

  it.each(pairs)('reads $file as the same files of v6 and v7 are read', async ({ file, others }) => {
    const one = await openMat73(`${fixtures}MAT.jl/v7.3/${file}`);
    for (const name of others) {
      const other = await openMat(name);
      expect(one.variables.map((variable) => variable.name)).toEqual(other.variables.map((variable) => variable.name));
      for (const [i, variable] of one.variables.entries()) {
        expect(await one.read(variable.name)).toEqual(await other.read(variable.name));
        // Bytes in the file are of no use to compare: those of one are compressed.
        expect({ ...variable, bytes: 0 }).toEqual({ ...other.variables[i], bytes: 0 });
      }
      expect([one.warnings, other.warnings]).toEqual([[], []]);
      await other.close();
    }
    await one.close();
  });

  it("has pairs to compare, and MATLAB's header", async () => {
    expect(pairs.flatMap(({ others }) => others)).toHaveLength(11);
    const mat = await openMat(`${fixtures}MAT.jl/v7.3/old_class.mat`);
    expect(mat.description).toMatch(/^MATLAB 7.3 MAT-file, Platform: PCWIN64, Created on: .* HDF5 schema 1.00 \.$/);
    expect(mat.variables).toEqual([
      { name: 'tc_old', class: 'object', type: 'TestClassOld', dims: [1, 1], complex: false, global: false, bytes: 8, fields: ['foo'] }, // prettier-ignore
    ]);
    expect(toReference(await mat.read('tc_old'))).toEqual([
      'TestClassOld',
      [1, 1],
      ['foo'],
      [[['double', [0, 0], []]]],
    ]);
    await mat.close();
  });

  it("reads SciPy's file of 2008", async () => {
    const mat = await openMat73(`${fixtures}scipy/testhdf5_7.4_GLNX86.mat`);
    const value = (await mat.read('testdouble')) as MatNumeric;
    expect(value.dims).toEqual([1, 9]);
    (value.data as Float64Array).forEach((x, i) => expect(x).toBeCloseTo((i * Math.PI) / 4, 14));
    await mat.close();
  });

  it('reads every kind of value that h5py wrote, by name', async () => {
    const mat = await openMat73(made('matlab.mat'));
    const { order, variables } = references.matlab;
    expect(mat.variables.map(({ name }) => name)).toEqual([...order].sort());
    expect(mat.warnings).toEqual([]);
    expect(mat.description).toBe('MATLAB 7.3 MAT-file, made by h5py');
    for (const name of order) {
      const value = await mat.read(name);
      expect([name, toReference(value)]).toEqual([name, variables[name]]);
    }
    const listed = new Map(mat.variables.map((variable) => [variable.name, variable]));
    expect(listed.get('matrix')).toMatchObject({ class: 'double', dims: [2, 3], global: true, bytes: 48 });
    expect(listed.get('many')).toMatchObject({ class: 'struct', dims: [2, 3], fields: ['b', 'a'] });
    expect(listed.get('complexSingle')).toMatchObject({ class: 'single', dims: [1, 2], complex: true, global: false });
    const error = (await mat.read('matriks').catch((reason: unknown) => reason)) as Error;
    expect(error.message).toContain("unknown variable 'matriks'. Did you mean 'matrix'?");
    await mat.close();
  });

  it('goes through structs and cells leaf by leaf, passing over what is not wanted', async () => {
    const mat = await openMat73(made('matlab.mat'));
    const collect = async (name: string, wanted?: (path: string) => boolean): Promise<MatLeaf[]> => {
      const leaves: MatLeaf[] = [];
      for await (const leaf of mat.leaves(name, wanted)) leaves.push(leaf);
      return leaves;
    };
    const leaves = await collect('cells');
    expect(leaves.map(({ path }) => path)).toEqual(['cells{1}', 'cells{2}{1}', 'cells{2}{2}', 'cells{3}', 'cells{4}']);
    expect(toReference(leaves[1].value)).toEqual(['int8', [1, 1], [7]]);
    const many = await collect('many', (path) => !path.endsWith('.a'));
    expect(many.map(({ path, value }) => [path, toReference(value)[2]])).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => [`many(${i + 1}).b`, [i]]),
    );
    const asked: string[] = [];
    await collect('deep', (path) => asked.push(path) > 0 && path !== 'deep.s');
    expect(asked).toEqual(['deep', 'deep.s']);
    expect(await collect('deep', () => false)).toEqual([]);
    await mat.close();
  });

  it('reads HDF5 files of other programs, and opens no other file', async () => {
    const mat = await openMat73(made('plain.hdf5'));
    expect(mat.format).toBe('HDF5');
    expect(mat.warnings[0]).toContain('is HDF5 but not a MATLAB file');
    expect(mat.warnings.filter((text) => text.includes('not followed'))).toHaveLength(2);
    for (const [name, expected] of Object.entries(references.plain)) {
      expect([name, toReference(await mat.read(name))]).toEqual([name, expected]);
    }
    await expect(mat.read('virtual')).rejects.toThrow('plain.hdf5: /virtual: its data lie in other datasets or files');
    await expect(mat.read('outside')).rejects.toThrow(/plain.hdf5: HDF5 says .*unable to open external raw data file/);
    // After a failure the thread is a new one.
    expect(toReference(await mat.read('scalar'))).toEqual(references.plain.scalar);
    await mat.close();
  });

  // The others are in the slow test: every file costs a thread.
  it.each(['compressed_v1', 'dataset_datatypes', 'fletcher32'])('reads %s.hdf5 as h5py does', async (name) =>
    expectAsH5py(`${name}.hdf5`),
  );
});

describe('openMat73 with malformed files', () => {
  it.each([
    ['cycle.mat', { c: /made.cycle\.mat: c\{1\}: .* contains itself/, s: /s\.itself: .* contains itself/ }],
    ['shared.mat', { shared: /again and again \(more than 2000 values\)/ }],
    [
      'large.mat',
      {
        packed:
          /1000000 x 1000000 elements of 8 bytes take 8000000000000 bytes, more than the 2147483584 that maxBytes leaves/,
        whole: /take 240000000 bytes; the file of \d+ bytes can hold at most 1048576, uncompressed/,
        chunked: /can hold at most 1048576, uncompressed/,
        one: /can hold at most \d+, even compressed 1032 to 1/,
      },
    ],
    [
      'wrong.mat',
      {
        cellOfNumbers: /expected object references, found another type of data/,
        numbersOfText: /expected numbers, found a string/,
        fullEmpty: /marked as empty, with dims 3 x 3/,
        manyEmpty: /expected at most 1000000 elements, found dims 1099511627776 x 1/,
        rowsOfNothing: /expected at most 1000000 empty rows/,
        sparse: /expected rows from 0 to below 3, found 7 at entry 1/,
        uneven: /expected 3 x 1 references, found 2 x 1/,
        missing: /whose field 'x' is missing/,
      },
    ],
  ])('refuses variables of %s, saying why', async (file, variables) => {
    const mat = await openMat73(made(file));
    for (const [name, message] of Object.entries<RegExp>(variables)) {
      const error: unknown = await mat.read(name).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StrnnError);
      expect((error as StrnnError).code).toBe('data');
      expect((error as StrnnError).message).toMatch(message);
    }
    if (file === 'wrong.mat')
      expect(mat.warnings.map((text) => text.split(' ')[2])).toEqual(['manyEmpty', 'missing', 'uneven']);
    await mat.close();
  });

  it('takes no more than maxBytes', async () => {
    const mat = await openMat73(made('matlab.mat'), { maxBytes: 300 });
    await expect(mat.read('cells')).rejects.toThrow(/takes more than the 300 bytes allowed \(maxBytes\)/);
    await expect(mat.read('cube')).rejects.toThrow(/take 420 bytes, more than the \d+ that maxBytes leaves/);
    await mat.close();
    await expect(openMat73(made('matlab.mat'), { maxBytes: -1 })).rejects.toThrow('openMat73.maxBytes');
  });

  it('gives up on a step that takes too long, and says so', async () => {
    const error: unknown = await openMat73(made('matlab.mat'), { timeLimit: 0.001 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as Error).message).toMatch(/matlab\.mat: HDF5 did not finish within 0.001 s \(step 'open'\)/);
  });

  it('says what is wrong with a file that is none, or cut', async () => {
    const bytes = readFileSync(made('matlab.mat'));
    const cut = files.write('cut.mat', bytes.subarray(0, 5000));
    await expect(openMat73(cut)).rejects.toThrow(/cut\.mat: HDF5 says .*truncated file: eof = 4488/);
    await expect(openMat73(files.write('text.mat', Buffer.from('hello')))).rejects.toThrow('none of its signatures');
    await expect(openMat73(`${fixtures}none.mat`)).rejects.toThrow('there is no such file');
    await expect(openMat73(fixtures)).rejects.toThrow(StrnnError);
  });

  it('gives a value or a StrnnError for damaged files', async () => {
    const bytes = readFileSync(made('matlab.mat'));
    for (let seed = 0; seed < 3; seed++) {
      const file = files.write('damaged.mat', damaged(bytes, `openMat73/${seed}`));
      await readAll(file);
    }
  });
});

async function readAll(file: string): Promise<void> {
  try {
    const mat = await openMat73(file, { timeLimit: 30, maxBytes: 2 ** 28 });
    try {
      for (const { name } of mat.variables) await mat.read(name).catch(expectStrnnError);
    } finally {
      await mat.close();
    }
  } catch (error) {
    expectStrnnError(error);
  }
}

function expectStrnnError(error: unknown): void {
  if (!(error instanceof StrnnError)) throw error;
  expect(error.code).toBe('data');
}
