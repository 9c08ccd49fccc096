import { describe, expect, it } from 'vitest';
import { groupedKFold } from './groupedKFold.js';

describe('groupedKFold', () => {
  it('groups by subject in 5 folds unless told otherwise', () => {
    expect(groupedKFold()).toEqual({
      kind: 'grouped-k-fold',
      by: 'subject',
      folds: 5,
      validationGroups: 0,
      seed: 0,
      lenient: false,
    });
    expect(groupedKFold({ folds: 4, by: 'trial', validationGroups: 1, seed: 3 })).toEqual({
      kind: 'grouped-k-fold',
      by: 'trial',
      folds: 4,
      validationGroups: 1,
      seed: 3,
      lenient: false,
    });
  });

  it('refuses fewer than two folds, an unknown group and an unknown option', () => {
    expect(() => groupedKFold({ folds: 1 })).toThrow(/groupedKFold\.folds: expected an integer from 2/);
    expect(() => groupedKFold({ by: 'person' } as object)).toThrow(
      /groupedKFold\.by: expected 'subject' or 'session' or 'trial', found 'person'/,
    );
    expect(() => groupedKFold({ fold: 4 } as object)).toThrow(/Did you mean 'folds'/);
  });
});
