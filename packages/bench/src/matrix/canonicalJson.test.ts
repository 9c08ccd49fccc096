import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonicalJson.js';

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [{ z: 1, y: null }], a: { d: 'x"y', c: true, e: undefined } })).toBe(
      '{"a":{"c":true,"d":"x\\"y"},"b":[{"y":null,"z":1}]}',
    );
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  });

  it('writes numbers as JSON does, and one zero', () => {
    expect(canonicalJson([-0, 0, 1e-7, 1e21, 0.1, -3])).toBe('[0,0,1e-7,1e+21,0.1,-3]');
    expect(canonicalJson([1e-7, 1e21, 123456789.125])).toBe(JSON.stringify([1e-7, 1e21, 123456789.125]));
  });

  it.each([
    [{ a: [1, NaN] }, 'configuration.a[1]: expected plain JSON, found NaN.'],
    [{ a: Infinity }, 'configuration.a: expected plain JSON, found Infinity.'],
    [{ a: () => 1 }, 'configuration.a: expected plain JSON, found a function.'],
    [[undefined], 'configuration[0]: expected plain JSON, found nothing.'],
    [{ a: { 'b c': 1n } }, 'configuration.a["b c"]: expected plain JSON, found 1n.'],
    [{ a: new Map() }, 'configuration.a: expected plain JSON, found an empty object.'],
    [Symbol('a'), 'configuration: expected plain JSON, found a symbol.'],
  ])('refuses what is no plain JSON: %o', (value, message) => {
    expect(() => canonicalJson(value)).toThrow(message);
  });
});
