import { describe, expect, it } from 'vitest';
import { StrnnError } from '@strnn/core/error';
import type { NdArray, NdNumberArray } from './NdArray.js';
import { damaged, fromBase64, references, toReference } from './pickleReference.test.support.js';
import { pickleOpcodes } from './pickleOpcodes.js';
import { readPickle } from './readPickle.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

function refusal(bytes: Uint8Array, options: { maxBytes?: number } = {}): string {
  try {
    readPickle(bytes, 'x.pkl', options);
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).code).toBe('data');
    return (error as Error).message;
  }
  throw new Error('expected a refusal');
}

describe('readPickle', () => {
  it.each(references.values)('reads %s as Python does', (_, base64, expected) => {
    expect(toReference(readPickle(fromBase64(base64), 'x.pkl'), expected)).toEqual(expected);
  });

  it('reads at any place in memory, and leaves the bytes as they are', () => {
    const [, base64, expected] = references.values.find(([name]) => name === 'deap, Python 2, protocol 2')!;
    const bytes = fromBase64(base64);
    for (let shift = 0; shift < 8; shift++) {
      const moved = new Uint8Array(bytes.length + shift).subarray(shift);
      moved.set(bytes);
      const value = readPickle(moved, 'x.pkl') as ReadonlyMap<string, NdArray>;
      expect(toReference(value, expected)).toEqual(expected);
      new Uint8Array((value.get('data') as NdNumberArray).data.buffer).fill(7);
      expect(moved).toEqual(bytes);
    }
  });

  it('makes one value of what is referred to several times', () => {
    const [, base64] = references.values.find(([name]) => name === 'shared, protocol 2')!;
    const [first, second, third] = readPickle(fromBase64(base64), 'x.pkl') as [NdArray, NdArray, Map<string, NdArray>];
    expect(second).toBe(first);
    expect(third.get('again')).toBe(first);
  });
});

describe('readPickle runs nothing', () => {
  it.each(references.malicious)('refuses %s', (asked, base64) => {
    const bytes = fromBase64(base64);
    const message = refusal(bytes);
    if (!message.includes('makes an object of')) expect(message).toContain(JSON.stringify(asked));
    expect(message).toMatch(/^x\.pkl: at byte \d+ \((GLOBAL|STACK_GLOBAL|INST|OBJ|NEWOBJ)\): /);
    expect(message).toContain('Allowed: numpy.core.multiarray._reconstruct');
  });

  it('names the byte, the opcode, what is asked for and what is allowed', () => {
    expect(refusal(bytesOf("]cos\nsystem\n(S'true'\ntR."))).toBe(
      'x.pkl: at byte 1 (GLOBAL): the pickle asks for "os.system"; a pickle can run any program, so nothing is called and only NumPy arrays are read. ' +
        'Allowed: numpy.core.multiarray._reconstruct, numpy._core.multiarray._reconstruct, numpy.core.multiarray.scalar, ' +
        'numpy._core.multiarray.scalar, numpy.core.numeric._frombuffer, numpy._core.numeric._frombuffer, numpy.ndarray, ' +
        'numpy.dtype, _codecs.encode, collections.OrderedDict, __builtin__.bytes, builtins.bytes.',
    );
  });

  it.each([
    ['\x80\x02cnumpy\nndarray\n)\x81.', /\(NEWOBJ\): the pickle makes an object of numpy\.ndarray/],
    ['cnumpy\nndarray\n(K\x01tR.', /numpy\.ndarray is a type/],
    ['(cnumpy\nndarray\no.', /\(OBJ\): the pickle makes an object of numpy\.ndarray/],
    ['cnumpy\ndtype\n.', /expected a value, found the name numpy\.dtype/],
    ["cnumpy\ndtype\n(S'f8'\ntR.", /expected a value, found a dtype/],
    ["cnumpy\ndtype\n(S'c16'\ntR.", /expected a dtype of bool, int8 to int64.*found "c16"/],
    ["cnumpy\ndtype\n(S'V8'\ntR(I3\nS'|'\nN(S'a'\ntNI8\nI1\nI0\ntb.", /expected a dtype of/],
    ['cnumpy\ndtype\n}R.', /expected a tuple of arguments for numpy\.dtype, found a dict/],
    ['K\x01)R.', /expected a name to call, found a number/],
    ['}}b.', /expected an array or a dtype to build, found a dict/],
    [
      'cnumpy.core.multiarray\n_reconstruct\n(cnumpy\ndtype\n(I0\ntS"b"\ntR.',
      /expected \(numpy\.ndarray, shape, type\)/,
    ],
    ['cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS"b"\ntR.', /an array that was never built/],
    ['Pid\n.', /\(PERSID\): .*a persistent object/],
    ['\x80\x02\x82\x01.', /\(EXT1\): .*a registered class/],
    ['\x80\x04\x8f.', /\(EMPTY_SET\): .*a set/],
    ['\x80\x05\x97.', /\(NEXT_BUFFER\): .*bytes that are kept outside/],
    ['\xc8.', /at byte 0 \(0xc8\): .*none that is known/],
  ])('refuses %j', (text, message) => {
    expect(refusal(bytesOf(text))).toMatch(message);
  });
});

describe('readPickle with malformed pickles', () => {
  const array = (state: string): string =>
    `cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(${state}tb.`;
  const dtype = (name: string): string => `cnumpy\ndtype\n(S'${name}'\nI0\nI1\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntb`;

  it.each([
    ['', /at byte 0 \(end of the bytes\): expected the opcode STOP/],
    ['.', /expected a value on the stack, found none/],
    ['c__builtin__\nbytes\n(I9\ntR.', /__builtin__\.bytes: expected nothing, found \(a number\)/],
    ['}K\x01', /at byte 3 \(end of the bytes\)/],
    ['\x80\x06.', /expected a protocol from 0 to 5, found 6/],
    ['T\xff\xff\xff\x7f', /expected 2147483647 bytes from byte 5, found 0; the pickle is cut or damaged/],
    ['T\xff\xff\xff\xff.', /expected a length from 0, found -1/],
    ['\x8e\xff\xff\xff\xff\xff\xff\xff\xff', /expected 18446744073709552000 bytes/],
    ["S'abc", /expected a newline, found the end/],
    ["S'abc\n.", /expected a string in quotes/],
    ["S'a\\x4'\n.", /expected escapes as Python writes them, found another 3 bytes on/],
    ["S'a\\'\n.", /expected escapes/],
    ['I12x\n.', /expected a whole number, found "12x"/],
    [`L${'9'.repeat(6000)}\n.`, /expected at most 5000 bytes up to a newline/],
    ['\x8b\x00\x00\x10\x00.', /expected a whole number of at most 2048 bytes, found 1048576/],
    ['F0x10\n.', /expected a number, found "0x10"/],
    ['g1\n.', /expected a value in the memo at 1, found none/],
    ['gx\n.', /expected a number of the memo/],
    ['t.', /expected a mark on the stack, found none/],
    ['K\x01(\x85.', /expected a value on the stack, found none/],
    ['NNa.', /expected a list to append to, found None/],
    ['](K\x01u.', /expected a dict to set items of, found a list of 0/],
    ['}(K\x01u.', /expected keys and values in pairs, found 1/],
    ['}]K\x01s.', /expected a key that is a string, a number or a tuple, found a list of 0/],
    ['X\x02\x00\x00\x00\xff\xfe.', /a string that is not UTF-8/],
    ['V\\U00110000\n.', /expected characters up to 0x10ffff, found 0x110000/],
    [array(`I1\n(I3\nt${dtype('f8')}I00\nS'abc'\n`), /expected 24 bytes for 3 of 8 bytes \(float64\), found 3/],
    [array(`I1\n(I-3\nt${dtype('f8')}I00\nS'abc'\n`), /expected a shape of at most 64 whole sizes/],
    [array(`I1\n(I999999999\nI999999999\nt${dtype('f8')}I00\nS''\n`), /whole sizes, found 2: 999999999 x 999999999/],
    [array(`I1\n(I999999999\nt${dtype('S0')}I00\nS''\n`), /take more than the \d+ bytes allowed/],
    [array(`I1\n(I2\nt${dtype('O8')}I00\n(lK\x01a`), /an array of 2 objects; expected a list of 2, found 1/],
    [array(`I1\n(I1\nt${dtype('f8')}I00\nN`), /the state of an array: expected bytes as its content/],
    [array('I1\nI2\n'), /the state of an array: expected \(version, shape/],
    [
      `${array(`I1\n(I1\nt${dtype('u1')}I00\nS'a'\n`).slice(0, -1)}(I1\n(I1\nt${dtype('u1')}I00\nS'a'\ntb.`,
      /built a second time/,
    ],
    ['(lp0\ng0\na.', /a list of 1 that contains itself/],
    [`${'('.repeat(150)}${'l'.repeat(150)}.`, /values nested deeper than 100/],
  ])('refuses %j', (text, message) => {
    expect(refusal(bytesOf(text))).toMatch(message);
  });

  it('refuses few bytes that stand for very many values, or for much memory', () => {
    const laughs = `(lp0\n${Array.from({ length: 60 }, (_, i) => `(g${i}\ng${i}\nlp${i + 1}\n`).join('')}.`;
    expect(refusal(bytesOf(laughs))).toMatch(/refer to the same ones so often/);
    const string = 'x'.repeat(1_000_000);
    const copies = `(S'${string}'\np0\n0${dtype('S')}p1\n0${Array.from(
      { length: 200 },
      () =>
        `cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n(I1000000\nt${dtype('u1')}I00\ng0\ntb`,
    ).join('')}l.`;
    expect(refusal(bytesOf(copies))).toMatch(/take more than the \d+ bytes allowed/);
    expect(refusal(bytesOf(`S'${string}'\n.`), { maxBytes: 1000 })).toMatch(/more than the 1000 bytes allowed/);
    expect(refusal(bytesOf(`${'('.repeat(9_000_000)}.`))).toMatch(/expected at most 8388608 values on the stack/);
    expect(() => readPickle(bytesOf('N.'), 'x', { maxBytes: 0 })).toThrow('readPickle.maxBytes');
  });

  it('gives a value or a StrnnError for damaged pickles, and for any bytes', () => {
    let read = 0;
    for (const [i, [name, base64]] of references.values.entries()) {
      for (let seed = 0; seed < 20; seed++) read += attempt(damaged(fromBase64(base64), `${name}/${seed}/${i}`));
    }
    expect(read).toBeGreaterThan(100);
    const codes = [...pickleOpcodes.keys()];
    for (let seed = 0; seed < 3000; seed++) {
      // Opcodes mostly, so that more of them are reached.
      const bytes = damaged(
        new Uint8Array(40).map((_, i) => codes[(seed * 40 + i * (1 + (seed % 37))) % codes.length]),
        `${seed}`,
      );
      attempt(bytes);
    }
  });
});

function attempt(bytes: Uint8Array): number {
  try {
    readPickle(bytes, 'x.pkl');
    return 1;
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    expect(error.code).toBe('data');
    return 0;
  }
}
