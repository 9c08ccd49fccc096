import { describe, expect, it } from 'vitest';
import { quantity } from './quantity.js';

describe('quantity', () => {
  it('is a number in the unit that is asked for', () => {
    expect(quantity('62.5 ms', 's')).toBe(0.0625);
    expect(quantity('62.5 ms', 'ms')).toBe(62.5);
    expect(quantity('4 s + 500 ms', 's')).toBe(4.5);
    expect(quantity('0.02 kHz', 'Hz')).toBe(20);
  });

  it('refuses other kinds of quantities, several values and mistakes, with the expression', () => {
    expect(() => quantity('4 Hz', 's')).toThrow(
      "quantity('4 Hz', 's'): the expression gives 4 Hz, which is no quantity in s.",
    );
    expect(() => quantity('[1, 2] s', 's')).toThrow(
      "quantity('[1, 2] s', 's'): the expression gives 2 values, not one.",
    );
    expect(() => quantity('4 sec', 's')).toThrow(
      "quantity('4 sec', 's'): 'sec' is a function, not a number or a unit.",
    );
    expect(() => quantity('4 sconds', 's')).toThrow("quantity('4 sconds', 's'): Undefined symbol sconds.");
  });
});
