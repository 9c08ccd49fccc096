import { describe, expect, it } from 'vitest';
import { clipNorm } from './clipNorm.js';

describe('clipNorm', () => {
  it('scales a long gradient down to the largest norm, and returns the norm it had', () => {
    const gradient = Float32Array.of(3, 0, -4);
    expect(clipNorm(gradient, 1)).toBe(5);
    [0.6, 0, -0.8].forEach((value, i) => expect(gradient[i]).toBeCloseTo(value, 7));
  });

  it.each([5, 6, 0])('leaves a gradient of norm 5 alone with a largest norm of %s', (largest) => {
    const gradient = Float32Array.of(3, 0, -4);
    expect(clipNorm(gradient, largest)).toBe(5);
    expect([...gradient]).toEqual([3, 0, -4]);
  });

  it('returns 0 for a gradient of zeros', () => {
    expect(clipNorm(new Float32Array(4), 1)).toBe(0);
  });
});
