import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { StrnnError } from '@strnn/core/error';
import type { NdArray } from '../pickle/NdArray.js';
import { damaged, fromBase64, toReference, type Reference } from '../pickle/pickleReference.test.support.js';
import type { PickleValue } from '../pickle/PickleValue.js';
import { readPickle } from '../pickle/readPickle.js';
import { writePickle } from '../pickle/writePickle.js';
import { encodeNpy } from './encodeNpy.js';
import { ndBytes } from './ndBytes.js';
import { readNpy } from './readNpy.js';
import { readNpz } from './readNpz.js';
import { readZip } from './readZip.js';
import { writeNpz } from './writeNpz.js';

interface References {
  readonly npy: readonly (readonly [name: string, base64: string, value: Reference])[];
  readonly npz: readonly (readonly [name: string, base64: string, arrays: Readonly<Record<string, Reference>>])[];
  readonly written: Readonly<Record<string, Readonly<Record<string, Reference>>>>;
}

const references = JSON.parse(
  readFileSync(fileURLToPath(new URL('fixtures/npz.json', import.meta.url)), 'utf8'),
) as References;
const folder = mkdtempSync(join(tmpdir(), 'strnn-npz-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** An array, or what the pickle in its bytes holds. */
function content(array: NdArray): PickleValue {
  const bytes = ndBytes(array);
  return bytes === undefined ? array : readPickle(bytes, 'x');
}

describe('readNpy', () => {
  it.each(references.npy)('reads %s as NumPy does', (_, base64, expected) => {
    expect(toReference(readNpy(fromBase64(base64), 'x.npy'), expected)).toEqual(expected);
  });

  const npy = (header: string, data = '', version = 1): Uint8Array => {
    const length =
      version === 1 ? [header.length & 255, header.length >> 8] : [header.length & 255, header.length >> 8, 0, 0];
    return new Uint8Array(Buffer.concat([Buffer.from([0x93]), Buffer.from('NUMPY'), Buffer.from([version, 0, ...length]), Buffer.from(header + data, 'latin1')])); // prettier-ignore
  };

  it('reads headers of Python 2 and of other writers', () => {
    const array = readNpy(npy(`{"shape":(2L,),"fortran_order":False,'descr':"|u1"}`, 'ab'), 'x');
    expect(array).toEqual({ dtype: 'uint8', shape: [2], fortranOrder: false, data: new Uint8Array([97, 98]) });
  });

  it.each([
    [new Uint8Array(0), /x: at byte 0: expected a \.npy file .*found no bytes/],
    [npy('{}').subarray(0, 8), /expected a \.npy file/],
    [npy('', '', 4), /at byte 6: expected format 1, 2 or 3, found 4/],
    [npy('{}', '', 2).subarray(0, 11), /expected a header of at most/],
    [npy("{'descr': '<f8'").subarray(0, 15), /at byte 8: expected a header of at most 5 bytes, found one of 15/],
    [npy("['<f8']"), /expected a header that begins with '\{'/],
    [
      npy("{'descr': '<f8', 'fortran_order': False, }"),
      /expected 'descr', 'fortran_order' and 'shape' in the header, found descr, fortran_order/,
    ],
    [
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), } x"),
      /expected an entry of the header|expected nothing after/,
    ],
    [npy("{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,), }"), /expected an entry of the header/],
    [npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }"), /records, which are not read/],
    [npy("{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }"), /expected a dtype of .*, found "<c16"/],
    [
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }", 'abc'),
      /expected 24 bytes for 3 \(<f8\), found 3/,
    ],
    [npy("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }"), /whole sizes/],
    [npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,,2), }"), /whole sizes/],
    [npy("{'descr': '|S0', 'fortran_order': False, 'shape': (99999999999,), }"), /more than the \d+ bytes allowed/],
    [
      npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", '}.'),
      /expected a pickle of an array of 1 objects/,
    ],
    [
      npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", 'cos\nsystem\n.'),
      /x, pickle from byte \d+: at byte 0 \(GLOBAL\): the pickle asks for "os\.system"/,
    ],
  ])('refuses malformed files', (bytes, message) => {
    expect(() => readNpy(bytes, 'x')).toThrow(StrnnError);
    expect(() => readNpy(bytes, 'x')).toThrow(message);
  });
});

describe('readNpz', () => {
  it.each(references.npz)('reads %s as NumPy does', async (name, base64, arrays) => {
    const found = await readNpz(put(`${name}.npz`, fromBase64(base64)));
    expect([...found.keys()]).toEqual(Object.keys(arrays));
    for (const [key, expected] of Object.entries(arrays)) {
      expect(toReference(content(found.get(key)!), expected)).toEqual(expected);
    }
  });

  it('says what is wrong with a file, and takes no more than maxBytes', async () => {
    const bytes = fromBase64(references.npz.find(([name]) => name === 'savez_compressed')![1]);
    const file = put('good.npz', bytes);
    await expect(readNpz(file, { maxBytes: 1000 })).rejects.toThrow(
      /take \d+ bytes, more than the 1000 allowed \(maxBytes\)/,
    );
    await expect(readNpz(file, { maxBytes: -1 })).rejects.toThrow('readNpz.maxBytes');
    await expect(readNpz(join(folder, 'none.npz'))).rejects.toThrow('there is no such file');
    await expect(readNpz(folder)).rejects.toThrow(StrnnError);
    await expect(readNpz(put('cut.npz', bytes.subarray(0, 300)))).rejects.toThrow(/found no end of its directory/);
    const changed = bytes.slice();
    changed[120] ^= 255;
    await expect(readNpz(put('changed.npz', changed))).rejects.toThrow(/its content is damaged \(size or checksum/);
    const twice = zipSync({ 'a.npy': [new Uint8Array(5), { level: 0 }], a: [new Uint8Array(5), { level: 0 }] });
    await expect(readNpz(put('twice.npz', twice))).rejects.toThrow(/expected a \.npy file|two arrays/);
  });

  it('gives arrays or a StrnnError for damaged files', async () => {
    let read = 0;
    for (const [name, base64] of references.npz) {
      for (let seed = 0; seed < 25; seed++) {
        const file = put('damaged.npz', damaged(fromBase64(base64), `${name}/${seed}`));
        try {
          await readNpz(file);
          read++;
        } catch (error) {
          if (!(error instanceof StrnnError)) throw error;
          expect(error.code).toBe('data');
        }
      }
    }
    expect(read).toBeGreaterThan(0);
  });
});

describe('readZip', () => {
  const zip = zipSync({ a: [strToU8('a'.repeat(5000)), { level: 6 }] });
  const directory = (bytes: Uint8Array): number => new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
  const changed = (offset: number, value: number): Uint8Array => {
    const copy = zip.slice();
    new DataView(copy.buffer).setUint32(directory(copy) + offset, value, true);
    return copy;
  };

  it.each([
    [24, 2 ** 31, /the entry "a": \d+ bytes cannot unpack to 2147483648/],
    [20, 2 ** 31, /expected 2147483648 bytes from byte \d+, found/],
    [42, 2 ** 31, /expected its content at byte 2147483648, found none/],
    [8, 1, /is encrypted/],
    [10, 12, /expected method 0 \(stored\) or 8 \(deflate\), found 12/],
    [0, 5, /expected entry 1 of 1 in the zip's directory, found none/],
  ])('refuses a directory with a wrong number at %i', (offset, value, message) => {
    expect(() => readZip(changed(offset, value), 'x')).toThrow(message);
  });

  it.each([4999, 5001])('refuses an entry that says it is %i bytes and is not', (size) => {
    expect(readZip(zip, 'x')[0].read()).toHaveLength(5000);
    const [entry] = readZip(changed(24, size), 'x');
    expect(() => entry.read()).toThrow(/size or checksum do not fit/);
  });
});

describe('writeNpz', () => {
  const array: NdArray = { dtype: 'float32', shape: [2, 2], fortranOrder: true, data: new Float32Array([1, 2, 3, 4]) };
  const trials = new Map<PickleValue, PickleValue>([0, 1].map((trial) => [trial, { ...array, fortranOrder: false }]));
  const pickled: NdArray = {
    dtype: 'bytes',
    shape: [],
    fortranOrder: false,
    data: [writePickle(trials, { protocol: 3 })],
  };

  // fixtures/written/*.txt hold the bytes in base64, so that tools/reference/eeg/pickles.py can tell what NumPy reads in them.
  it.each([
    ['plain-npz', { array, single: { ...array, shape: [], fortranOrder: false, data: new Float32Array([7]) } }],
    ['seed-v-npz', { data: pickled, label: pickled }],
  ] as const)('writes %s as NumPy reads it', async (name, arrays) => {
    const file = join(folder, `${name}.npz`);
    await writeNpz(file, new Map(Object.entries(arrays)));
    await expect(readFileSync(file).toString('base64')).toMatchFileSnapshot(`fixtures/written/${name}.txt`);
    const found = await readNpz(file);
    const expected = references.written[name];
    expect([...found.keys()]).toEqual(Object.keys(expected));
    for (const [key, value] of found) expect(toReference(content(value), expected[key])).toEqual(expected[key]);
  });

  it('compresses where that is asked for', async () => {
    const zeros: NdArray = { dtype: 'int16', shape: [1000], fortranOrder: false, data: new Int16Array(1000) };
    const file = join(folder, 'small.npz');
    await writeNpz(file, new Map([['zeros', zeros]]), { compressed: true });
    expect(readFileSync(file).length).toBeLessThan(500);
    expect((await readNpz(file)).get('zeros')).toEqual(zeros);
  });

  it('refuses what it cannot write', async () => {
    const file = join(folder, 'refused.npz');
    await expect(writeNpz(file, new Map([['../a', array]]))).rejects.toThrow(/expected a name of letters/);
    await expect(writeNpz(join(folder, 'no/such/folder.npz'), new Map([['a', array]]))).rejects.toThrow(
      /could not be written/,
    );
    expect(() => encodeNpy({ ...array, shape: [3] })).toThrow(/expected 3 elements for the shape 3, found 4/);
    expect(() => encodeNpy({ ...array, dtype: 'str', data: ['a', 'b', 'c', 'd'] })).toThrow(/found an array of str/);
  });
});
