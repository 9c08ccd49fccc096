import { describe, expect, it } from 'vitest';
import { checkProtocol } from './checkProtocol.js';
import { ckPlusTenFold } from './ckPlusTenFold.js';
import { crossSession } from './crossSession.js';
import { groupedKFold } from './groupedKFold.js';
import { leakyTwin } from './leakyTwin.js';
import { leaveOneSessionOut } from './leaveOneSessionOut.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import { leaveOneTrialOut } from './leaveOneTrialOut.js';
import { seedTrials } from './seedTrials.js';
import { subjectKFold } from './subjectKFold.js';
import { trialsInOrder } from './trialsInOrder.js';
import { withinSubjectKFold } from './withinSubjectKFold.js';
import { withinTrial } from './withinTrial.js';
import type { Protocol } from './Protocol.js';
import { shuffledKFold } from './shuffledKFold.js';

describe('checkProtocol', () => {
  it('passes what the functions make', () => {
    const honest = [
      leaveOneSubjectOut(),
      leaveOneSessionOut(),
      leaveOneSessionOut({ across: 'everybody' }),
      leaveOneTrialOut(),
      leaveOneTrialOut({ across: 'everybody' }),
      groupedKFold(),
      subjectKFold(),
      withinSubjectKFold(),
      ckPlusTenFold(),
      seedTrials(),
      trialsInOrder({ train: 1, test: 1 }),
      crossSession({ train: 1, test: 1, order: ['pre', 'post'] }),
    ];
    const lenient = [shuffledKFold(), ckPlusTenFold({ lenient: true }), withinTrial(), withinTrial({ gap: 0 })];
    for (const protocol of [...honest, ...lenient, ...honest.map(leakyTwin)])
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
    [
      { ...seedTrials(), folds: 5 },
      /folds: trials-in-order needs 1 \(its groups are split once, in order\), but found 5/,
    ],
    [{ ...seedTrials(), seed: 1 }, /seed: trials-in-order needs 0 \(there is no chance in it\)/],
    [{ ...seedTrials(), validationGroups: 9 }, /the last 9 of the 9 training groups leave none.*at most 8/],
    [{ ...seedTrials(), trainGroups: 0 }, /protocol\.trainGroups: expected an integer of at least 1/],
    [crossSession({ train: 1, test: 1, order: ['a', 'b', 'a'] }), /protocol\.order: 'a' is there twice/],
    [crossSession({ train: 2, test: 1, order: ['a', 'b'] }), /expected at least 2 \+ 1 names, but found 2/],
    [withinTrial({ folds: 3, validationGroups: 2 }), /2 of the 3 parts of a trial, and one to test, leave none/],
    [{ ...withinTrial({ gap: 1 }), gap: -1 }, /protocol\.gap: expected seconds, 0 or more, but found -1/],
    [{ ...leaveOneSessionOut(), by: 'subject' }, /leave-one-session-out needs session or trial/],
    [leakyTwin(shuffledKFold()), /protocol\.twinOf: expected an honest protocol, but found shuffled-k-fold/],
    [{ ...leakyTwin(groupedKFold()), lenient: false }, /leaky-twin needs true/],
    [leakyTwin({ ...groupedKFold(), folds: 1 }), /protocol\.folds: expected an integer of at least 2/],
    [{ ...groupedKFold(), by: 'subjects' }, /unknown group 'subjects'\. Did you mean 'subject'/],
  ])('refuses %o', (protocol, message) => {
    expect(() => checkProtocol(protocol as Protocol)).toThrow(message);
  });
});
