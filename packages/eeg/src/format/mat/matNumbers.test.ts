import { describe, expect, it } from 'vitest';
import { matArray, matCell, matDouble, matField, matLogical, matNumbers, matScalar } from './index.js';
import { matString, matStrings, matStruct, matText } from './index.js';
import type { MatValue } from './index.js';

const where = 'a.mat, EEG';
const sparse: MatValue = {
  class: 'sparse',
  logical: false,
  dims: [1, 1],
  row: Int32Array.of(),
  start: Int32Array.of(0, 0),
  data: Float64Array.of(),
};

describe('matNumbers', () => {
  it('makes doubles of every class, but leaves single', () => {
    const double = Float64Array.of(1, 2);
    expect(matNumbers(matArray([1, 2], double), where).data).toBe(double);
    const single = Float32Array.of(1, 2);
    expect(matNumbers(matArray([1, 2], single), where)).toEqual({ dims: [1, 2], data: single });
    for (const data of [
      Int8Array.of(1, 2),
      Uint32Array.of(1, 2),
      BigInt64Array.of(1n, 2n),
      BigUint64Array.of(1n, 2n),
    ]) {
      expect(matNumbers(matArray([2, 1], data), where)).toEqual({ dims: [2, 1], data: double });
    }
    expect(matNumbers(matLogical([1, 2], [true, false]), where).data).toEqual(Float64Array.of(1, 0));
  });

  it.each<[string, MatValue]>([
    [
      'a 1 x 1 complex double array',
      { class: 'double', dims: [1, 1], data: Float64Array.of(1), imaginary: Float64Array.of(1) },
    ],
    ['a 1 x 2 char array', matText('ab')],
    ['a 1 x 1 sparse array', sparse],
    ['a 1 x 1 struct with the fields x', matStruct({ x: matText('a') })],
    ['a 1 x 0 cell', matCell([])],
    ["an object of class 'string', which is not decoded", { class: 'opaque', type: 'string', dims: [1, 1] }],
    ['a function handle', { class: 'function', dims: [1, 1] }],
    ['9007199254740993 of class int64, which a double cannot hold', matArray([1, 1], BigInt64Array.of(2n ** 53n + 1n))],
  ])('refuses %s', (found, value) => {
    expect(() => matNumbers(value, where)).toThrow(`a.mat, EEG: expected a real numeric array, found ${found}`);
  });
});

describe('matScalar', () => {
  it('is the one number', () => {
    expect(matScalar(matArray([1, 1], Uint8Array.of(5)), where)).toBe(5);
    expect(() => matScalar(matDouble([1, 2], [1, 2]), where)).toThrow(
      'expected one number, found a 1 x 2 double array',
    );
  });
});

describe('matString, matStrings', () => {
  it('text of one row; empty arrays are empty text', () => {
    expect(matString(matText('ab'), where)).toBe('ab');
    expect(matString(matText(''), where)).toBe('');
    expect(matString(matDouble([0, 0], []), where)).toBe('');
    expect(() => matString(matText(['a', 'b']), where)).toThrow('char array of one row, found a 2 x 1 char array');
    expect(() => matString(matDouble([1, 1], [1]), where)).toThrow('found a 1 x 1 double array');
  });

  it('of a cell or of rows', () => {
    expect(matStrings(matCell([matText('Fp1'), matText('Cz')]), where)).toEqual(['Fp1', 'Cz']);
    expect(matStrings(matText(['Fp1', 'Cz ']), where)).toEqual(['Fp1', 'Cz']);
    expect(() => matStrings(matCell([matText('a'), matCell([])]), where)).toThrow(
      'a.mat, EEG{2}: expected a char array',
    );
    expect(() => matStrings(matDouble([1, 1], [1]), where)).toThrow('expected a cell of char arrays or a char array');
  });
});

describe('matField', () => {
  const struct = matStruct({ srate: matDouble([1, 1], [128]) });
  const pair = matStruct([{ x: matText('a') }, { x: matText('b') }]);

  it('of a struct, or of an element', () => {
    expect(matField(struct, 'srate', where)).toEqual(matDouble([1, 1], [128]));
    expect(matField(pair, 'x', where, 1)).toEqual(matText('b'));
  });

  it('refuses what is not there', () => {
    expect(() => matField(struct, 'rate', where)).toThrow("a.mat, EEG: unknown field 'rate'. Did you mean 'srate'?");
    expect(() => matField(pair, 'x', where)).toThrow('expected a struct of one element, found a 1 x 2 struct');
    expect(() => matField(pair, 'x', where, 2)).toThrow('expected an element from 0 to 1, found element 2');
    expect(() => matField(matText('a'), 'x', where)).toThrow(
      'expected a struct with a field x, found a 1 x 1 char array',
    );
  });
});
