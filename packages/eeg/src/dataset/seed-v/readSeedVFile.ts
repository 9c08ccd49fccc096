import { showValue } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { readNpz } from '../../format/npz/readNpz.js';
import type { NdArray } from '../../format/pickle/NdArray.js';
import type { PickleValue } from '../../format/pickle/PickleValue.js';
import { readPickle } from '../../format/pickle/readPickle.js';

/** Numbers of one trial, row-major. */
export interface SeedVNumbers {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Content of one subject's file, by the number of the trial from 0: features, and one label per window. */
export interface SeedVContent {
  readonly data: ReadonlyMap<number, SeedVNumbers>;
  readonly label: ReadonlyMap<number, SeedVNumbers>;
}

/**
 * Reads `1_123.npz`: the arrays `data` and `label`, each one byte string that is a pickle of a dict from trial number to
 * array.
 *
 * @throws StrnnError `data` naming the file and what in it has another form
 */
export async function readSeedVFile(file: string): Promise<SeedVContent> {
  const arrays = await readNpz(file);
  const read = (name: string): ReadonlyMap<number, SeedVNumbers> => {
    const array = arrays.get(name);
    if (array) return trials(dictOf(array, `${file}: ${name}`), `${file}: ${name}`);
    const there = [...arrays.keys()].join(', ') || 'none';
    throw new StrnnError('data', `${file}: expected the arrays data and label, found ${there}`);
  };
  return { data: read('data'), label: read('label') };
}

/** The dict itself, or the pickle of one: as a byte string or as bytes. */
function dictOf(array: NdArray, where: string): PickleValue {
  if (array.dtype === 'object' && array.data.length === 1) return array.data[0];
  if (array.dtype === 'bytes' && array.data.length === 1) return readPickle(array.data[0], where);
  if (array.dtype === 'uint8') return readPickle(array.data as Uint8Array, where);
  throw new StrnnError(
    'data',
    `${where}: expected one byte string that is a pickle, found ${array.shape.join(' x ') || 'one'} of ${array.dtype}`,
  );
}

function trials(dict: PickleValue, where: string): Map<number, SeedVNumbers> {
  if (!(dict instanceof Map)) throw new StrnnError('data', `${where}: expected a dict of trials, found something else`);
  const found = new Map<number, SeedVNumbers>();
  for (const [key, value] of dict as ReadonlyMap<PickleValue, PickleValue>) {
    const number = typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : key;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
      throw new StrnnError('data', `${where}: expected the numbers of trials as keys, found ${showKey(key)}`);
    }
    found.set(number, numbersOf(value, `${where}: trial number ${number}`));
  }
  return found;
}

function numbersOf(value: PickleValue, where: string): SeedVNumbers {
  const isArray = typeof value === 'object' && value !== null && 'dtype' in value;
  if (!isArray || value.dtype === 'bytes' || value.dtype === 'str' || value.dtype === 'object') {
    throw new StrnnError(
      'data',
      `${where}: expected an array of numbers, found ${isArray ? `one of ${value.dtype}` : 'none'}`,
    );
  }
  const { shape, fortranOrder, data } = value;
  const values = Float64Array.from(data as ArrayLike<number | bigint>, Number);
  if (!fortranOrder || shape.length < 2) return { shape, values };
  if (shape.length > 2) throw new StrnnError('data', `${where}: expected one or two axes, found ${shape.length}`);
  const [rows, columns] = shape;
  const turned = values.map((_, i) => values[Math.floor(i / columns) + rows * (i % columns)]);
  return { shape, values: turned };
}

function showKey(key: PickleValue): string {
  return typeof key === 'string' || typeof key === 'number' ? showValue(key) : typeof key;
}
