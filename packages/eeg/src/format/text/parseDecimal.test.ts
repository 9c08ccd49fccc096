import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './parseDecimal.js';

const parse = (text: string): number => parseDecimal(Buffer.from(`;${text};`), 1, 1 + Buffer.byteLength(text));

describe('parseDecimal', () => {
  it('rounds as the language does', () => {
    const random = createRandom('parseDecimal');
    for (let i = 0; i < 20_000; i++) {
      const value = random.normal() * 10 ** (random.integer(60) - 30);
      const text = [
        String(value),
        value.toPrecision(1 + random.integer(20)),
        value.toExponential(random.integer(15)),
        value.toFixed(random.integer(9)),
      ][i % 4];
      expect(parse(text)).toBe(Number(text));
    }
  });

  it.each([
    '0',
    '-0',
    '000012.50',
    '.5',
    '5.',
    '  7 ',
    '+1',
    '1e5',
    '1E-05',
    '9007199254740993',
    '0.1e23',
    '1e-400',
    '123456789012345678901234567890',
  ])('reads %j', (text) => expect(parse(text)).toBe(Number(text)));

  it.each([
    '',
    ' ',
    '.',
    '-',
    '+',
    'e5',
    '1e',
    '1e+',
    '1..2',
    '1.2.3',
    '1 2',
    '0x1',
    'nan',
    'Infinity',
    '1e400',
    '1,5',
    '--1',
    '1_0',
    '\u0661',
  ])('reads no number in %j', (text) => expect(parse(text)).toBeNaN());
});
