import { describe, expect, it } from 'vitest';
import { evaluateExpression } from './evaluateExpression.js';

describe('evaluateExpression', () => {
  it.each([
    ['32', [32]],
    [' -1.5e2 ', [-150]],
    ['2^5', [32]],
    ['2^[4:6]', [16, 32, 64]],
    ['[4:6]^2', [16, 25, 36]],
    ['[1, 2, 5] * 1e-3', [0.001, 0.002, 0.005]],
    ['[1, 2] * [3, 4]', [3, 8]],
    ['1 / [1, 2, 4]', [1, 0.5, 0.25]],
    ['[1:3, 8]', [1, 2, 3, 8]],
    ['[1, 2; 3, 4]', [1, 2, 3, 4]],
    ['10:-5:0', [10, 5, 0]],
    ['round(10 ^ [0:0.5:2])', [1, 3, 10, 32, 100]],
    ['sqrt([4, 9])', [2, 3]],
    ['-[1, 2]', [-1, -2]],
    ['1/3', [1 / 3]],
  ])('%s', (expression, values) => {
    expect(evaluateExpression(expression)).toEqual(values);
  });

  it('takes off the noise of decimal arithmetic, so that a value is the one a person would write', () => {
    expect(evaluateExpression('0.1:0.1:0.5')).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(evaluateExpression('-0.2:0.1:0.2')).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
    expect(evaluateExpression('0.1 + 0.2')).toEqual([0.3]);
  });

  it('keeps small values beside large ones', () => {
    expect(evaluateExpression('[1e-20, 1]')).toEqual([1e-20, 1]);
    expect(evaluateExpression('10 ^ [-20:10:0]')).toEqual([1e-20, 1e-10, 1]);
  });

  it.each([
    ['4 s', 's', [4]],
    ['62.5 ms', 's', [0.0625]],
    ['[250, 500] ms', 's', [0.25, 0.5]],
    ['[1 s, 500 ms]', 's', [1, 0.5]],
    ['2 s : 1 s : 4 s', 's', [2, 3, 4]],
    ['20 Hz', 'Hz', [20]],
    ['0.25 kHz', 'Hz', [250]],
    ['1 / (50 ms)', 'Hz', [20]],
    ['8', 's', [8]],
  ])('%s in %s', (expression, unit, values) => {
    expect(evaluateExpression(expression, unit)).toEqual(values);
  });

  it.each([
    ['2^[4:', undefined, /End of matrix \] expected \(char 6\)/],
    ['hiden', undefined, /Undefined symbol hiden/],
    ['4 s', undefined, /gives 4 s, but this option has no unit/],
    ['4 m', 's', /gives 4 m, which is no quantity in s/],
    ['1:4 s', 's', /differ in unit/],
    ['sqrt(-1)', undefined, /gives i \(complex\), not a real number/],
    ['1/0', undefined, /gives Infinity; values must be finite/],
    ['0/0', undefined, /gives NaN; values must be finite/],
    ['1e400', undefined, /gives Infinity/],
    ['true', undefined, /gives true \(boolean\)/],
    ['"a"', undefined, /gives "a" \(string\)/],
    ['sqrt', undefined, /'sqrt' is a function, not a number or a unit/],
    ['4 sec', 's', /'sec' is a function/],
    ['[]', undefined, /gives no value/],
    [' ', undefined, /is empty/],
    ['1:0', undefined, /step 1 never leads from 1 to 0/],
    ['1:0:5', undefined, /step must not be 0/],
    ['[1, 2', undefined, /expected/],
  ])('refuses %s', (expression, unit, reason) => {
    expect(() => evaluateExpression(expression, unit)).toThrow(reason);
  });

  it.each([
    'import({})',
    'createUnit("x")',
    'evaluate("1")',
    'parse("1")',
    'simplify("1")',
    'derivative("x", "x")',
    'config({})',
    'zeros(100000)',
    'a = 2',
    'f(x) = x',
    '{a: 1}',
    '[1, 2][1]',
    'a.b',
    '1; 2',
    '1 > 2 ? 1 : 2',
    '10!',
    "[1, 2]'",
    'sqrt.constructor',
  ])('has no %s', (expression) => {
    expect(() => evaluateExpression(expression)).toThrow(/is not available|is a function/);
  });

  it('refuses too many values before it makes them', () => {
    expect(() => evaluateExpression('1:1e12')).toThrow('a range of 1000000000000 values is too long; at most 10000');
    expect(() => evaluateExpression('2 * [1:1e9]')).toThrow('too long');
    expect(() => evaluateExpression('[1:9000, 1:9000]')).toThrow('gives 18000 values; at most 10000');
    expect(evaluateExpression('1:10000')).toHaveLength(10_000);
  });

  it('refuses a long expression', () => {
    expect(() => evaluateExpression('1 + '.repeat(50) + '1')).toThrow('has 201 characters; at most 200');
  });
});
