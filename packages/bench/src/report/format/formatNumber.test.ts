import { expect, it } from 'vitest';
import { formatFixed, formatP, formatPEquals, formatPlural, formatPlusMinus, formatSigned } from './formatNumber.js';

it('writes three decimals, a true minus, and no negative zero', () => {
  expect([0.6144, -0.014, -0.0001, 0, 1].map((value) => formatFixed(value))).toEqual([
    '0.614',
    '\u22120.014',
    '0.000',
    '0.000',
    '1.000',
  ]);
  expect([0.01, -0.01, 0, 0.0002].map((value) => formatSigned(value))).toEqual([
    '+0.010',
    '\u22120.010',
    '0.000',
    '0.000',
  ]);
  expect(formatPlusMinus(0.6, 0.1)).toBe('0.600 \u00b1 0.100');
  expect([0.0004, 0.05].map(formatP)).toEqual(['<0.001', '0.050']);
  expect([0.0004, 0.05].map(formatPEquals)).toEqual(['< 0.001', '= 0.050']);
  expect([formatPlural(1, 'seed'), formatPlural(2, 'seed')]).toEqual(['1 seed', '2 seeds']);
});

it('never writes NaN', () => {
  expect(() => formatFixed(Number.NaN)).toThrow(/expected a finite number, but found NaN/u);
});
