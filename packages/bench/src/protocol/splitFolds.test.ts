import { describe, expect, it } from 'vitest';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { groupedKFold } from './groupedKFold.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import type { Fold, Protocol } from './Protocol.js';
import { shuffledKFold } from './shuffledKFold.js';
import { splitFolds } from './splitFolds.js';

const samples = exampleSamples({ subjects: 7 });
const sizes = (fold: Fold): number[] => [fold.train.length, fold.validation.length, fold.test.length];
const subjectsOf = (side: Int32Array): string[] => [...new Set(Array.from(side, (i) => samples.ids.subject[i]))];

const protocols: Protocol[] = [
  leaveOneSubjectOut(),
  leaveOneSubjectOut({ validationGroups: 2, seed: 5 }),
  groupedKFold({ folds: 3, validationGroups: 1 }),
  groupedKFold({ folds: 4, by: 'session', validationGroups: 2, seed: 1 }),
  groupedKFold({ folds: 5, by: 'trial', validationGroups: 3, seed: 2 }),
  shuffledKFold({ folds: 5, validationGroups: 10 }),
  shuffledKFold({ folds: 2, by: 'subject' }),
];

describe.each(protocols)('splitFolds with %o', (protocol) => {
  const folds = splitFolds(protocol, samples);

  it('puts every sample on exactly one side of every fold, indices ascending', () => {
    for (const fold of folds) {
      const all = [...fold.train, ...fold.validation, ...fold.test];
      expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: samples.y.length }, (_, i) => i));
      for (const side of [fold.train, fold.validation, fold.test])
        expect([...side]).toEqual([...side].sort((a, b) => a - b));
    }
  });

  it('tests every sample once over all folds', () => {
    const tested = folds.flatMap((fold) => [...fold.test]).sort((a, b) => a - b);
    expect(tested).toEqual(Array.from({ length: samples.y.length }, (_, i) => i));
  });

  it('gives the same folds again', () => {
    expect(splitFolds(protocol, samples)).toEqual(folds);
  });

  it('numbers the folds', () => {
    expect(folds.map((fold) => fold.index)).toEqual(folds.map((_, i) => i));
  });
});

describe('splitFolds', () => {
  it('leaves out one subject after the other, in the order of the names', () => {
    const folds = splitFolds(leaveOneSubjectOut({ validationGroups: 2 }), samples);
    expect(folds.map((fold) => fold.name)).toEqual(
      ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'].map((name) => `subject ${name}`),
    );
    for (const fold of folds) expect(sizes(fold)).toEqual([48, 24, 12]);
    expect(subjectsOf(folds[2].test)).toEqual(['S3']);
  });

  it('lets every subject validate equally often, whatever the seed, and moves them with the seed', () => {
    const validating = (seed: number): string[][] =>
      splitFolds(leaveOneSubjectOut({ validationGroups: 2, seed }), samples).map((fold) => subjectsOf(fold.validation));
    for (const seed of [0, 1, 2]) {
      const flat = validating(seed).flat();
      for (const subject of subjectsOf(Int32Array.from(samples.y.keys())))
        expect(flat.filter((name) => name === subject)).toHaveLength(2);
    }
    expect(validating(0)).not.toEqual(validating(1));
  });

  it('keeps a group whole', () => {
    for (const fold of splitFolds(groupedKFold({ folds: 3, validationGroups: 1 }), samples)) {
      const [train, validation, test] = [fold.train, fold.validation, fold.test].map(subjectsOf);
      expect(validation).toHaveLength(1);
      expect(new Set([...train, ...validation, ...test]).size).toBe(train.length + validation.length + test.length);
    }
  });

  it('groups a trial within its subject and session: equal trial names do not hang together', () => {
    const folds = splitFolds(groupedKFold({ folds: 7 * 2 * 3, by: 'trial' }), samples);
    for (const fold of folds) expect(fold.test).toHaveLength(2);
  });

  it('moves groups with the seed', () => {
    const tests = (seed: number): number[][] =>
      splitFolds(groupedKFold({ folds: 3, seed }), samples).map((fold) => [...fold.test]);
    expect(tests(0)).not.toEqual(tests(1));
  });

  it('splits the windows of a trial only when told to be lenient', () => {
    const splitTrials = (protocol: Protocol): number =>
      splitFolds(protocol, samples)[0].test.filter((i) => samples.ids.window[i] === 0).length;
    const honest = splitFolds(groupedKFold({ folds: 5, by: 'trial' }), samples)[0].test;
    expect(splitTrials(groupedKFold({ folds: 5, by: 'trial' }))).toBe(honest.length / 2);
    const lenient = splitFolds(shuffledKFold({ folds: 5 }), samples)[0];
    const partner = (i: number): number => (samples.ids.window[i] === 0 ? i + 1 : i - 1);
    expect([...lenient.test].some((i) => lenient.train.includes(partner(i)))).toBe(true);
  });

  it('refuses fewer groups than folds', () => {
    expect(() => splitFolds(groupedKFold({ folds: 8 }), samples)).toThrow(
      /8 folds by subject need at least 8 subjects, but found 7 subjects/,
    );
    expect(() => splitFolds(leaveOneSubjectOut(), exampleSamples({ subjects: 1 }))).toThrow(
      /at least 2 subjects, but found 1 subject\./,
    );
  });

  it('refuses validation groups that leave nothing to train on', () => {
    expect(() => splitFolds(leaveOneSubjectOut({ validationGroups: 6 }), samples)).toThrow(
      /protocol\.validationGroups: 6 validation subjects leave no training sample in subject S1; there are 7 subjects/,
    );
    expect(() => splitFolds(leaveOneSubjectOut({ validationGroups: 5 }), samples)).not.toThrow();
  });

  it('refuses a test class that no training sample has, naming class, fold and counts', () => {
    const y = samples.y.map((label, i) => (samples.ids.subject[i] === 'S3' && label === 2 ? 2 : Math.min(label, 1)));
    expect(() => splitFolds(leaveOneSubjectOut(), { ...samples, y })).toThrow(
      /Fold 2 \(subject S3\): class 'class 2' has 4 test and 0 validation samples but 0 training samples/,
    );
  });

  it('refuses a validation class that no training sample has', () => {
    const y = samples.y.map((label, i) => (samples.ids.subject[i] === 'S3' && label === 2 ? 2 : Math.min(label, 1)));
    const others = { ...samples, y };
    const seeds = [0, 1, 2, 3, 4, 5, 6, 7].filter((seed) => {
      const fold = splitFolds(groupedKFold({ folds: 7, seed, validationGroups: 1 }), samples)[0];
      return subjectsOf(fold.validation).includes('S3');
    });
    expect(seeds.length).toBeGreaterThan(0);
    expect(() => splitFolds(groupedKFold({ folds: 7, seed: seeds[0], validationGroups: 1 }), others)).toThrow(
      /Fold 0 \(fold 1 of 7\): class 'class 2' has 0 test and 4 validation samples/,
    );
  });

  it('refuses ids that do not fit the labels', () => {
    const ids = { ...samples.ids, trial: samples.ids.trial.slice(1) };
    expect(() => splitFolds(leaveOneSubjectOut(), { ...samples, ids })).toThrow(
      /ids\.trial: expected one per sample \(84\), but found 83/,
    );
  });

  it('has codes that callers can branch on', () => {
    expect(() => splitFolds(groupedKFold({ folds: 8 }), samples)).toThrow(expect.objectContaining({ code: 'option' }));
  });
});
