import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cachedValue } from './cachedValue.js';
import type { StoredValue } from './StoredValue.js';

let root: string;
let input: string;
let cache: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'strnn-cache-'));
  input = join(root, 'input.mat');
  cache = join(root, 'cache');
  writeFileSync(input, 'abcdefgh');
});

afterEach(() => rmSync(root, { recursive: true }));

const value: StoredValue = {
  header: { names: ['Fz', 'Cz'], rate: 200, none: null },
  arrays: [Float32Array.of(1, 2.5, -3), new Float64Array(0), Float64Array.of(0.1, 1e300)],
};
const prepare = vi.fn(async () => value);

function request() {
  return {
    folder: cache,
    code: '0.1.0 abc',
    operation: 'seed 1',
    options: { a: 1, b: { c: 2, d: 3 } },
    name: 'u',
    files: [input],
  };
}

/** How often two calls in a row prepare anew. */
async function preparations(
  second: Partial<ReturnType<typeof request>>,
  between = (): void => undefined,
): Promise<number> {
  prepare.mockClear();
  await cachedValue(request(), prepare);
  between();
  expect(await cachedValue({ ...request(), ...second }, prepare)).toEqual(value);
  return prepare.mock.calls.length;
}

function entries(): string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.value'))
    .map((name) => join(cache, name));
}

describe('cachedValue', () => {
  it('prepares once, and gives back the same values of the same type', async () => {
    expect(await preparations({})).toBe(1);
    const { arrays } = await cachedValue(request(), prepare);
    expect(arrays.map((array) => array.constructor.name)).toEqual(['Float32Array', 'Float64Array', 'Float64Array']);
    expect(entries()).toHaveLength(1);
  });

  it('does not mind the order of the options', async () => {
    expect(await preparations({ options: { b: { d: 3, c: 2 }, a: 1 } })).toBe(1);
  });

  it.each([
    ['an option', { options: { a: 1, b: { c: 2, d: 4 } } }],
    ['one more option', { options: { a: 1, b: { c: 2, d: 3 }, e: null } }],
    ['the version of the package', { code: '0.1.1 abc' }],
    ['the code', { code: '0.1.0 abd' }],
    ['the version of the loader', { operation: 'seed 2' }],
    ['the name of the input', { name: 'v' }],
  ])('prepares anew for another value of %s', async (_, second) => {
    expect(await preparations(second)).toBe(2);
  });

  it('prepares anew when one byte of a file changes, at the same size', async () => {
    expect(await preparations({}, () => writeFileSync(input, 'abcdefgH'))).toBe(2);
  });

  it('prepares anew from a damaged, cut or foreign entry', async () => {
    for (const damage of [
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 40), Buffer.from([bytes[40] ^ 1]), bytes.subarray(41)]),
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 1),
      (bytes: Buffer) => bytes.subarray(0, 5),
      () => Buffer.alloc(0),
      () => Buffer.from('something else, quite long enough to be taken for an entry of the cache'),
    ]) {
      rmSync(cache, { recursive: true, force: true });
      const spoil = (): void => entries().forEach((entry) => writeFileSync(entry, damage(readFileSync(entry))));
      expect(await preparations({}, spoil)).toBe(2);
    }
  });

  it('does not take an entry that lies under the name of another key', async () => {
    await cachedValue(request(), prepare);
    const [one] = entries();
    await cachedValue({ ...request(), name: 'v' }, prepare);
    const two = entries().find((entry) => entry !== one)!;
    writeFileSync(two, readFileSync(one));
    prepare.mockClear();
    await cachedValue({ ...request(), name: 'v' }, prepare);
    expect(prepare).toHaveBeenCalledTimes(1);
  });

  it('refuses a file that changes while it is read, and keeps nothing', async () => {
    const changing = async () => {
      writeFileSync(input, 'abcdefgX');
      return value;
    };
    await expect(cachedValue(request(), changing)).rejects.toThrow(/input\.mat: .*changed while it was read/);
    expect(() => entries()).toThrow('ENOENT');
  });

  it('names a file that is not there, before it prepares', async () => {
    prepare.mockClear();
    const gone = { ...request(), files: [join(root, 'gone.mat')] };
    await expect(cachedValue(gone, prepare)).rejects.toThrow(/gone\.mat: .*there is no such file/);
    expect(prepare).not.toHaveBeenCalled();
  });

  it('warns once and goes on where it cannot write, leaving nothing half-written', async () => {
    mkdirSync(cache);
    writeFileSync(join(cache, 'file'), '');
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(await cachedValue({ ...request(), folder: join(cache, 'file') }, prepare)).toEqual(value);
    expect(warn.mock.calls[0][0]).toMatch(/not kept.*STRNN_CACHE/);
    await cachedValue({ ...request(), folder: join(cache, 'file'), name: 'v' }, prepare);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
    expect(readdirSync(cache)).toEqual(['file']);
  });

  it('keeps nothing where the folder is false', async () => {
    expect(await preparations({ folder: false as never })).toBe(2);
  });

  it('keeps nothing of a preparation that throws', async () => {
    await expect(
      cachedValue(request(), () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(() => entries()).toThrow('ENOENT');
  });
});
