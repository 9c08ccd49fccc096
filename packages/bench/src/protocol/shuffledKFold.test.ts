import { describe, expect, it } from 'vitest';
import { shuffledKFold } from './shuffledKFold.js';

describe('shuffledKFold', () => {
  it('declares itself lenient', () => {
    expect(shuffledKFold()).toEqual({
      kind: 'shuffled-k-fold',
      by: 'trial',
      folds: 5,
      validationGroups: 0,
      seed: 0,
      lenient: true,
    });
    expect(shuffledKFold({ by: 'session', folds: 3 })).toMatchObject({ by: 'session', folds: 3, lenient: true });
  });

  it('cannot be told that it is honest', () => {
    expect(() => shuffledKFold({ lenient: false } as object)).toThrow(/unknown option 'lenient'/);
  });
});
