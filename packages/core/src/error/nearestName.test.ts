import { describe, expect, it } from 'vitest';
import { nearestName } from './nearestName.js';

const allowed = ['elman', 'gru', 'lstm', 'corner:top-left', 'Fp1'];

describe('nearestName', () => {
  it.each([
    ['elmann', 'elman'],
    ['ELMAN', 'elman'],
    ['gur', 'gru'],
    ['corner-top-left', 'corner:top-left'],
    ['fp1', 'Fp1'],
    ['lst', 'lstm'],
  ])("for '%s' is '%s'", (found, near) => {
    expect(nearestName(found, allowed)).toBe(near);
  });

  // From 'top-left' to 'corner:top-left' 7 letters are added, more than half of what was written.
  it.each(['transformer', 'xyz', 'top-left'])("for '%s' there is none", (found) => {
    expect(nearestName(found, allowed)).toBeUndefined();
  });

  it('has nothing to say without names', () => {
    expect(nearestName('elman', [])).toBeUndefined();
  });

  it('takes the first of equally near names', () => {
    expect(nearestName('b1', ['a1', 'c1'])).toBe('a1');
  });
});
