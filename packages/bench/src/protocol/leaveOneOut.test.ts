import { describe, expect, it } from 'vitest';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { leaveOneSessionOut } from './leaveOneSessionOut.js';
import { leaveOneTrialOut } from './leaveOneTrialOut.js';
import { splitFolds, type SplitSamples } from './splitFolds.js';
import { subjectKFold } from './subjectKFold.js';
import { groupedKFold } from './groupedKFold.js';

const samples = exampleSamples({ subjects: 3, sessions: 3, trials: 6 });
const { subject, session, trial } = samples.ids;
const namesOf = (side: Int32Array, of: (i: number) => string): string[] => [...new Set(Array.from(side, of))].sort();

describe('leaveOneSessionOut', () => {
  it('within each subject: one of its sessions is tested, its others are trained on, nobody else takes part', () => {
    const folds = splitFolds(leaveOneSessionOut(), samples);
    expect(folds.map(({ name }) => name).slice(0, 4)).toEqual([
      'subject S1 / session 1',
      'subject S1 / session 2',
      'subject S1 / session 3',
      'subject S2 / session 1',
    ]);
    expect(folds).toHaveLength(9);
    for (const { name, train, test } of folds) {
      expect(namesOf(test, (i) => `subject ${subject[i]} / session ${session[i]}`)).toEqual([name]);
      expect(namesOf(train, (i) => subject[i])).toEqual(namesOf(test, (i) => subject[i]));
      expect(namesOf(train, (i) => session[i])).toHaveLength(2);
      expect(train.length + test.length).toBe(36);
    }
  });

  it('of everybody: session 2 of all subjects is tested, and the other sessions of all trained on', () => {
    const folds = splitFolds(leaveOneSessionOut({ across: 'everybody', validationGroups: 1 }), samples);
    expect(folds.map(({ name }) => name)).toEqual(['session 1', 'session 2', 'session 3']);
    expect(namesOf(folds[1].test, (i) => session[i])).toEqual(['2']);
    for (const { train, validation, test } of folds) {
      expect(namesOf(test, (i) => subject[i])).toEqual(['S1', 'S2', 'S3']);
      expect([train.length, validation.length, test.length]).toEqual([36, 36, 36]);
      expect(namesOf(validation, (i) => session[i])).toHaveLength(1);
    }
    // Every session validates once.
    expect(new Set(folds.map(({ validation }) => session[validation[0]])).size).toBe(3);
  });

  it('says what to take where there is one session', () => {
    const one = exampleSamples({ subjects: 2, sessions: 1 });
    expect(() => splitFolds(leaveOneSessionOut(), one)).toThrow(
      "protocol leave-one-session-out, subject S1: need at least 2 sessions, but found 1 session. Where subjects have one session: withinSubjectKFold({ by: 'trial' }), or leaveOneSubjectOut() for new people.",
    );
    expect(() => splitFolds(leaveOneSessionOut({ across: 'everybody' }), one)).toThrow(
      /found 1 session\. Where there is one/,
    );
  });
});

describe('leaveOneTrialOut', () => {
  it('within each subject: the other trials of all its sessions are trained on', () => {
    const folds = splitFolds(leaveOneTrialOut(), samples);
    expect(folds).toHaveLength(3 * 3 * 6);
    expect(folds[0].name).toBe('subject S1 / session 1 / trial 1');
    for (const { train, test } of folds) {
      expect(test.length).toBe(2);
      expect(train.length).toBe(34);
      expect(namesOf(train, (i) => session[i])).toEqual(['1', '2', '3']);
    }
  });

  it('of everybody: what was shown in a trial is new to the model', () => {
    const folds = splitFolds(leaveOneTrialOut({ across: 'everybody' }), samples);
    expect(folds.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5, 6].map((name) => `trial ${name}`));
    for (const { train, test } of folds) {
      expect(test.length).toBe(3 * 3 * 2);
      expect(namesOf(train, (i) => trial[i])).not.toContain(trial[test[0]]);
    }
  });

  it('says which class only one trial has, and what to take where there is one trial', () => {
    const few: SplitSamples = exampleSamples({ subjects: 2, sessions: 1, trials: 3 });
    expect(() => splitFolds(leaveOneTrialOut(), few)).toThrow(
      /Fold 0 \(subject S1 \/ session 1 \/ trial 1\): class 'class 0' has 2 test and 0 validation samples but 0 training/,
    );
    expect(() => splitFolds(leaveOneTrialOut(), exampleSamples({ sessions: 1, trials: 1 }))).toThrow(
      /found 1 trial\. Where subjects have one trial: leaveOneSubjectOut\(\) or subjectKFold\(\)/,
    );
  });
});

it('subjectKFold is groupedKFold by subject, to the letter: cells are shared', () => {
  expect(subjectKFold({ folds: 7, validationGroups: 2, seed: 3 })).toEqual(
    groupedKFold({ folds: 7, by: 'subject', validationGroups: 2, seed: 3 }),
  );
  expect(() => splitFolds(subjectKFold({ folds: 7 }), samples)).toThrow(
    /7 folds by subject need at least 7 subjects, but found 3 subjects\. Take at most 3 folds/,
  );
});

it('refuses an option that is none', () => {
  expect(() => leaveOneSessionOut({ across: 'all' } as object)).toThrow(
    /leaveOneSessionOut\.across: expected 'each-subject' or 'everybody', found 'all'/,
  );
  expect(() => subjectKFold({ by: 'trial' } as object)).toThrow(/subjectKFold\.by: unknown option 'by'/);
});
