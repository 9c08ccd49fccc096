import { expect, it } from 'vitest';
import { ckPlusTenFold } from './ckPlusTenFold.js';
import { describeProtocol } from './describeProtocol.js';
import { groupedKFold } from './groupedKFold.js';
import { crossSession } from './crossSession.js';
import { leakyTwin } from './leakyTwin.js';
import { leaveOneSessionOut } from './leaveOneSessionOut.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import { leaveOneTrialOut } from './leaveOneTrialOut.js';
import { seedTrials } from './seedTrials.js';
import { shuffledKFold } from './shuffledKFold.js';
import { subjectKFold } from './subjectKFold.js';
import { withinTrial } from './withinTrial.js';
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
  [leaveOneSessionOut(), 'leave-one-session-out within each subject (subject-dependent)'],
  [
    leaveOneSessionOut({ across: 'everybody', validationGroups: 1 }),
    'leave-one-session-out of everybody (subject-dependent: subjects on both sides), 1 validation session',
  ],
  [leaveOneTrialOut(), 'leave-one-trial-out within each subject (subject-dependent)'],
  [
    leaveOneTrialOut({ across: 'everybody' }),
    'leave-one-trial-out of everybody (subject-dependent: subjects on both sides)',
  ],
  [seedTrials(), 'first 9 trials train, last 6 test, within each session (subject-dependent)'],
  [
    seedTrials({ validationGroups: 3 }),
    'first 9 trials train, last 6 test, within each session (subject-dependent), 3 validation trials, the last to train on',
  ],
  [crossSession({ train: 1, test: 2 }), 'first 1 session train, last 2 test, within each subject (subject-dependent)'],
  [withinTrial(), 'LENIENT: 5-fold within each trial within each subject, windows of one trial on both sides'],
  [
    withinTrial({ gap: 2, validationGroups: 1 }),
    'LENIENT: 5-fold within each trial within each subject, in blocks 2 s apart, windows of one trial on both sides, 1 validation part of every trial',
  ],
  [subjectKFold({ folds: 10 }), 'grouped 10-fold by subject'],
  [
    leakyTwin(seedTrials()),
    'LENIENT: windows shuffled over the folds of first 9 trials train, last 6 test, within each session (subject-dependent)',
  ],
  [ckPlusTenFold({ lenient: true }), 'LENIENT: shuffled 10-fold, trials of one subject on both sides'],
])('names the unit of %o', (protocol, text) => {
  expect(describeProtocol(protocol)).toBe(text);
});
