import { expect, it } from 'vitest';
import { ckPlusTenFold } from './ckPlusTenFold.js';
import { describeProtocol } from './describeProtocol.js';
import { groupedKFold } from './groupedKFold.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import { shuffledKFold } from './shuffledKFold.js';
import { withinSubjectKFold } from './withinSubjectKFold.js';

it.each([
  [leaveOneSubjectOut(), 'leave-one-subject-out'],
  [leaveOneSubjectOut({ validationGroups: 1 }), 'leave-one-subject-out, 1 validation subject'],
  [groupedKFold({ folds: 4, validationGroups: 2 }), 'grouped 4-fold by subject, 2 validation subjects'],
  [groupedKFold({ folds: 4, by: 'trial' }), 'grouped 4-fold by trial (subject-dependent: subjects on both sides)'],
  [shuffledKFold({ folds: 5 }), 'LENIENT: shuffled 5-fold, windows of one trial on both sides'],
  [
    shuffledKFold({ folds: 5, by: 'session', validationGroups: 3 }),
    'LENIENT: shuffled 5-fold, trials of one session on both sides, 3 validation trials',
  ],
  [withinSubjectKFold({ folds: 5 }), '5-fold by trial within each subject (subject-dependent)'],
  [
    ckPlusTenFold({ validationGroups: 10 }),
    '10-fold by subject, every 10th subject of the list in one fold, 10 validation subjects',
  ],
  [ckPlusTenFold({ lenient: true }), 'LENIENT: shuffled 10-fold, trials of one subject on both sides'],
])('names the unit of %o', (protocol, text) => {
  expect(describeProtocol(protocol)).toBe(text);
});
