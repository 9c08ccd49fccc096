import { describe, expect, it } from 'vitest';
import { checkProtocol } from './checkProtocol.js';
import { groupedKFold } from './groupedKFold.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import type { Protocol } from './Protocol.js';
import { shuffledKFold } from './shuffledKFold.js';

describe('checkProtocol', () => {
  it('passes what the functions make', () => {
    for (const protocol of [leaveOneSubjectOut(), groupedKFold(), shuffledKFold()])
      expect(() => checkProtocol(protocol)).not.toThrow();
  });

  it.each([
    [
      { ...leaveOneSubjectOut(), folds: 4 },
      /protocol\.folds: leave-one-subject-out needs 0 \(it has one fold per subject.*found 4/,
    ],
    [{ ...leaveOneSubjectOut(), by: 'trial' }, /protocol\.by: leave-one-subject-out needs subject, but found trial/],
    [{ ...groupedKFold(), lenient: true }, /protocol\.lenient: grouped-k-fold needs false/],
    [{ ...shuffledKFold(), lenient: false }, /protocol\.lenient: shuffled-k-fold needs true/],
    [{ ...groupedKFold(), folds: 1 }, /protocol\.folds: expected an integer of at least 2, but found 1/],
    [{ ...groupedKFold(), seed: 0.5 }, /protocol\.seed/],
    [{ ...groupedKFold(), validationGroups: -1 }, /protocol\.validationGroups/],
    [{ ...groupedKFold(), kind: 'grouped-kfold' }, /unknown protocol 'grouped-kfold'\. Did you mean 'grouped-k-fold'/],
    [{ ...groupedKFold(), by: 'subjects' }, /unknown group 'subjects'\. Did you mean 'subject'/],
  ])('refuses %o', (protocol, message) => {
    expect(() => checkProtocol(protocol as Protocol)).toThrow(message);
  });
});
