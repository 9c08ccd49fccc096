import { describe, expect, it } from 'vitest';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import {
  groupedKFold,
  leaveOneSubjectOut,
  shuffledKFold,
  splitFolds,
  type Fold,
  type Protocol,
} from '../protocol/index.js';
import { leakGate, type LeakGateInput } from './leakGate.js';

const samples = exampleSamples({ subjects: 6 });
const honest: Protocol[] = [
  leaveOneSubjectOut(),
  leaveOneSubjectOut({ validationGroups: 2 }),
  groupedKFold({ folds: 3, validationGroups: 1 }),
  groupedKFold({ folds: 4, by: 'session', validationGroups: 2 }),
  groupedKFold({ folds: 4, by: 'trial', validationGroups: 2 }),
];
const kindsOf = (input: LeakGateInput): string[] => [...new Set(leakGate(input).map((finding) => finding.kind))].sort();
const gate = (protocol: Protocol, rest: Partial<LeakGateInput> = {}): string[] =>
  kindsOf({ protocol, folds: splitFolds(protocol, samples), samples, ...rest });

/** The fold with some samples moved or copied. */
function planted(fold: Fold, change: (sides: { train: number[]; validation: number[]; test: number[] }) => void): Fold {
  const sides = { train: [...fold.train], validation: [...fold.validation], test: [...fold.test] };
  change(sides);
  return {
    ...fold,
    train: Int32Array.from(sides.train),
    validation: Int32Array.from(sides.validation),
    test: Int32Array.from(sides.test),
  };
}

describe('an honest protocol', () => {
  it.each(honest)('passes: %o', (protocol) => {
    const folds = splitFolds(protocol, samples);
    const fittedOn = folds.map((fold) => ({ what: 'scaler', fold: fold.index, fittedOn: fold.train }));
    const selection = folds.map((fold) => ({ what: 'epoch', fold: fold.index, selectedOn: fold.validation }));
    expect(leakGate({ protocol, folds, samples, fittedOn, selection })).toEqual([]);
  });

  it('passes with twins on one side', () => {
    const x = samples.x.slice();
    x.copyWithin(0, 4, 8);
    expect(gate(groupedKFold({ folds: 6 }), { samples: { ...samples, x } })).toEqual([]);
  });
});

describe('planted leaks', () => {
  const protocol = leaveOneSubjectOut({ validationGroups: 1 });
  const folds = splitFolds(protocol, samples);
  const first = folds[0];
  const withFold = (fold: Fold): LeakGateInput => ({ protocol, folds: [fold, ...folds.slice(1)], samples });

  it('shared-trial, shared-session and shared-subject: a window moved from test to training', () => {
    const fold = planted(first, ({ train, test }) => train.push(test.pop()!));
    expect(kindsOf(withFold(fold))).toEqual(['shared-session', 'shared-subject', 'shared-trial']);
    expect(leakGate(withFold(fold))[0]).toEqual({
      kind: 'shared-subject',
      fold: 0,
      foldName: 'subject S1',
      count: 1,
      unit: 'subject',
      examples: ['subject S1: 1 training, 0 validation, 11 test samples'],
    });
  });

  it('shared-session and shared-subject: a whole trial moved from test to training', () => {
    const fold = planted(first, ({ train, test }) => train.push(test.pop()!, test.pop()!));
    expect(kindsOf(withFold(fold))).toEqual(['shared-session', 'shared-subject']);
  });

  it('shared-subject alone: a whole session moved', () => {
    const fold = planted(first, ({ train, test }) => train.push(...test.splice(6, 6)));
    expect(kindsOf(withFold(fold))).toEqual(['shared-subject']);
  });

  it('shared-subject: test samples moved to validation', () => {
    const fold = planted(first, ({ validation, test }) => validation.push(...test.splice(6, 6)));
    expect(kindsOf(withFold(fold))).toEqual(['shared-subject']);
  });

  it('validation-shares-*: a validation window moved to training', () => {
    const fold = planted(first, ({ train, validation }) => train.push(validation.pop()!));
    expect(kindsOf(withFold(fold))).toEqual([
      'validation-shares-session',
      'validation-shares-subject',
      'validation-shares-trial',
    ]);
  });

  it('overlapping-index: a sample on two sides', () => {
    const fold = planted(first, ({ train, test }) => train.push(test[0]));
    expect(kindsOf(withFold(fold))).toContain('overlapping-index');
    const [finding] = leakGate(withFold(fold)).filter(({ kind }) => kind === 'overlapping-index');
    expect(finding).toMatchObject({
      count: 1,
      examples: ['sample 0 (S1 / session 1 / trial 1 / window 0): train and test'],
    });
  });

  it('duplicate-samples: the bytes of a test sample under another name in training', () => {
    const x = samples.x.slice();
    const [test, train] = [first.test[3], first.train[5]];
    x.copyWithin(train * 4, test * 4, test * 4 + 4);
    const findings = leakGate({ protocol, folds: [first], samples: { ...samples, x } });
    expect(findings).toMatchObject([{ kind: 'duplicate-samples', fold: 0, count: 1, unit: 'sample' }]);
    expect(findings[0].examples[0]).toMatch(new RegExp(`^test sample ${test} .* equals training sample ${train} `));
  });

  it('duplicate-samples: a twin of a validation sample in training', () => {
    const x = samples.x.slice();
    const [validation, train] = [first.validation[0], first.train[0]];
    x.copyWithin(train * 4, validation * 4, validation * 4 + 4);
    expect(leakGate({ protocol, folds: [first], samples: { ...samples, x } })).toMatchObject([
      {
        kind: 'duplicate-samples',
        count: 1,
        examples: [expect.stringMatching(/^validation sample .* equals training/)],
      },
    ]);
  });

  it('fitted-outside-training: a scaler fitted on everything', () => {
    const all = Int32Array.from(samples.y.keys());
    const fittedOn = [{ what: 'scaler feature-z', fold: 0, fittedOn: all }];
    expect(leakGate({ protocol, folds, samples, fittedOn })).toMatchObject([
      {
        kind: 'fitted-outside-training',
        fold: 0,
        count: 24,
        examples: [
          expect.stringMatching(/^scaler feature-z: sample \d+ .*side: (test|validation)$/),
          expect.any(String),
          expect.any(String),
        ],
      },
    ]);
  });

  it('fitted-outside-training: validation samples count as outside, unless it is the refit', () => {
    const both = Int32Array.from([...first.train, ...first.validation]);
    const scope = { what: 'scaler', fold: 0, fittedOn: both };
    expect(gate(protocol, { fittedOn: [scope] })).toEqual(['fitted-outside-training']);
    expect(gate(protocol, { fittedOn: [{ ...scope, refit: true }] })).toEqual([]);
    expect(gate(protocol, { fittedOn: [{ ...scope, fittedOn: first.test, refit: true }] })).toEqual([
      'fitted-outside-training',
    ]);
  });

  it('lets a transform pass that declares itself transductive', () => {
    const fittedOn = [{ what: 'scaler subject-z', fold: 0, fittedOn: first.test, transductive: true }];
    expect(gate(protocol, { fittedOn })).toEqual([]);
  });

  it('selection-on-test: an epoch chosen on one test sample', () => {
    const selectedOn = Int32Array.from([...first.validation, first.test[0]]);
    expect(leakGate({ protocol, folds, samples, selection: [{ what: 'epoch', fold: 0, selectedOn }] })).toMatchObject([
      {
        kind: 'selection-on-test',
        fold: 0,
        count: 1,
        examples: [expect.stringMatching(/^epoch chosen on test sample 0 /)],
      },
    ]);
  });

  it('label-follows-subject: patient or control, split by trial', () => {
    const y = samples.y.map((_, i) => Number(samples.ids.subject[i].slice(1)) % 2);
    const groups = { ...samples, y };
    const byTrial = groupedKFold({ folds: 4, by: 'trial' });
    const findings = leakGate({ protocol: byTrial, folds: splitFolds(byTrial, groups), samples: groups });
    expect(findings).toMatchObject([{ kind: 'label-follows-subject', fold: null, count: 6 }]);
    const bySubject = groupedKFold({ folds: 3, seed: 1 });
    expect(leakGate({ protocol: bySubject, folds: splitFolds(bySubject, groups), samples: groups })).toEqual([]);
  });
});

describe('a grouped protocol by session or trial', () => {
  it('fails for a trial on both sides, though subjects may be', () => {
    const protocol = groupedKFold({ folds: 4, by: 'trial' });
    const folds = splitFolds(protocol, samples);
    const fold = planted(folds[0], ({ train, test }) => train.push(test.pop()!));
    expect(kindsOf({ protocol, folds: [fold], samples })).toEqual(['shared-trial']);
  });

  it('fails for a session on both sides', () => {
    const protocol = groupedKFold({ folds: 4, by: 'session' });
    const folds = splitFolds(protocol, samples);
    const fold = planted(folds[0], ({ train, test }) => train.push(...test.splice(0, 2)));
    expect(kindsOf({ protocol, folds: [fold], samples })).toEqual(['shared-session']);
  });
});

describe('a lenient protocol', () => {
  const protocol = shuffledKFold({ folds: 3, validationGroups: 6 });
  const folds = splitFolds(protocol, samples);

  it('passes what it declares', () => {
    expect(leakGate({ protocol, folds, samples })).toEqual([]);
    expect(
      kindsOf({ protocol: groupedKFold({ folds: 3, by: 'trial', validationGroups: 6 }), folds, samples }),
    ).toContain('shared-trial');
  });

  it('passes no finer unit than it declares', () => {
    const bySession = shuffledKFold({ folds: 3, by: 'session' });
    expect(leakGate({ protocol: bySession, folds: splitFolds(bySession, samples), samples })).toEqual([]);
    expect(kindsOf({ protocol: bySession, folds, samples })).toEqual(['shared-trial', 'validation-shares-trial']);
  });

  it('fails everything else', () => {
    const overlap = planted(folds[0], ({ train, test }) => train.push(test[0]));
    expect(kindsOf({ protocol, folds: [overlap], samples })).toEqual(['overlapping-index']);
    const x = samples.x.slice();
    x.copyWithin(folds[0].train[0] * 4, folds[0].test[0] * 4, folds[0].test[0] * 4 + 4);
    expect(kindsOf({ protocol, folds, samples: { ...samples, x } })).toContain('duplicate-samples');
    const everything = { what: 'x', fold: 0, fittedOn: folds[0].test, selectedOn: folds[0].test };
    expect(kindsOf({ protocol, folds, samples, fittedOn: [everything], selection: [everything] })).toEqual([
      'fitted-outside-training',
      'selection-on-test',
    ]);
  });
});

describe('bad input', () => {
  const protocol = leaveOneSubjectOut();
  const folds = splitFolds(protocol, samples);

  it('names an index that no sample has', () => {
    const fold = planted(folds[0], ({ test }) => test.push(72));
    expect(() => leakGate({ protocol, folds: [fold], samples })).toThrow(
      /Fold 0 \(subject S1\): test has index 72, but there are 72 samples/,
    );
  });

  it('names a scope of a fold that is not there, and a wrong sample in a scope', () => {
    const scope = { what: 'scaler', fold: 9, fittedOn: new Int32Array(1) };
    expect(() => leakGate({ protocol, folds, samples, fittedOn: [scope] })).toThrow(
      /scaler: names fold 9, but the folds are 0, 1/,
    );
    const wrong = { what: 'epoch', fold: 0, selectedOn: Int32Array.from([-1]) };
    expect(() => leakGate({ protocol, folds, samples, selection: [wrong] })).toThrow(/epoch: names sample -1/);
  });
});
