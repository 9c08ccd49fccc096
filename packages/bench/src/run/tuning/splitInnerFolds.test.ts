import { describe, expect, it } from 'vitest';
import { exampleSamples } from '../../protocol/fixtures/exampleSamples.js';
import {
  groupedKFold,
  leaveOneSubjectOut,
  shuffledKFold,
  splitFolds,
  withinSubjectKFold,
} from '../../protocol/index.js';
import type { Protocol, SplitSamples } from '../../protocol/index.js';
import { crossSession } from '../../protocol/crossSession.js';
import { leakyTwin } from '../../protocol/leakyTwin.js';
import { leaveOneSessionOut } from '../../protocol/leaveOneSessionOut.js';
import { trialsInOrder } from '../../protocol/trialsInOrder.js';
import { withinTrial } from '../../protocol/withinTrial.js';
import { innerProtocol } from './innerProtocol.js';
import { splitInnerFolds } from './splitInnerFolds.js';

const recorded = exampleSamples({ subjects: 6, sessions: 3, trials: 6 });
const S = recorded.y.length;
/** The recorded samples, and a copy of each behind them. */
const augmented: SplitSamples = {
  y: Int32Array.from([...recorded.y, ...recorded.y]),
  classes: recorded.classes,
  ids: {
    subject: [...recorded.ids.subject, ...recorded.ids.subject],
    session: [...recorded.ids.session, ...recorded.ids.session],
    trial: [...recorded.ids.trial, ...recorded.ids.trial],
    window: Int32Array.from([...recorded.ids.window, ...recorded.ids.window]),
  },
  copyOf: Int32Array.from({ length: 2 * S }, (_, i) => (i < S ? -1 : i - S)),
};
const inner = (protocol: Protocol, samples: SplitSamples, folds = 2, usesValidation = true) =>
  splitFolds(protocol, samples).map((outer) => ({
    outer,
    ...splitInnerFolds(outer, innerProtocol(protocol, folds, usesValidation), samples),
  }));

const protocols: [string, Protocol][] = [
  ['leave-one-subject-out', leaveOneSubjectOut({ validationGroups: 1 })],
  ['grouped k-fold', groupedKFold({ folds: 3, seed: 5 })],
  ['by session', groupedKFold({ folds: 3, by: 'session' })],
  ['by trial', groupedKFold({ folds: 3, by: 'trial', validationGroups: 2 })],
  ['within subjects', withinSubjectKFold({ folds: 3 })],
  ['shuffled, lenient', shuffledKFold({ folds: 3 })],
  ['leaky twin', leakyTwin(groupedKFold({ folds: 3, validationGroups: 1 }))],
  ['sessions of everybody', leaveOneSessionOut({ across: 'everybody' })],
];

describe.each(protocols)('inner folds of %s', (_, protocol) => {
  it('are made of the training side, and hold every sample of it out once', () => {
    for (const { outer, folds, groups, unit } of inner(protocol, recorded)) {
      const side = [...outer.train, ...outer.validation].sort((a, b) => a - b);
      expect(folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b)).toEqual(side);
      expect(folds).toHaveLength(2);
      expect(groups).toBeGreaterThan(1);
      for (const { train, validation, test, name } of folds) {
        expect([...train, ...validation, ...test].sort((a, b) => a - b)).toEqual(side);
        expect(validation.length > 0).toBe(protocol.validationGroups > 0);
        expect(name.startsWith(`${outer.name}, inner fold `)).toBe(true);
        if (protocol.lenient) continue;
        const group = (sample: number): string =>
          ['subject', 'session', 'trial']
            .slice(0, ['subject', 'session', 'trial'].indexOf(unit) + 1)
            .map((key) => recorded.ids[key as 'subject'][sample])
            .join('/');
        const held = new Set(Array.from(test, group));
        expect([...train, ...validation].some((sample) => held.has(group(sample)))).toBe(false);
      }
    }
  });

  it('are the same again', () => {
    expect(inner(protocol, recorded)).toEqual(inner(protocol, recorded));
  });

  it('train on copies of what they train on, and on no other', () => {
    for (const { folds } of inner(protocol, augmented)) {
      for (const { train, validation, test } of folds) {
        const originals = [...train].filter((sample) => sample < S);
        expect([...train].filter((sample) => sample >= S)).toEqual(originals.map((sample) => sample + S));
        expect([...validation, ...test].every((sample) => sample < S)).toBe(true);
      }
    }
  });
});

describe('what they are dealt by', () => {
  const y = Int32Array.from({ length: 24 }, (_, i) => Math.floor(i / 2) % 3);
  const oneSubject: SplitSamples = {
    y,
    classes: ['a', 'b', 'c'],
    ids: {
      subject: Array.from(y, () => 's'),
      session: Array.from(y, () => '1'),
      trial: Array.from(y, (_, i) => String(Math.floor(i / 2) + 1)),
      window: Int32Array.from(y, (_, i) => i % 2),
    },
    spans: Float64Array.from({ length: 48 }, (_, i) => Math.floor(i / 4) * 100 + ((i >> 1) % 2) * 2 + (i % 2)),
  };

  it('trials of one class each: every inner fold holds some of every class out', () => {
    for (const { folds, groups, unit } of inner(trialsInOrder({ train: 9, test: 3 }), oneSubject, 3)) {
      expect([groups, unit]).toEqual([9, 'trial']);
      for (const { test } of folds) expect(Array.from(test, (sample) => y[sample]).sort()).toEqual([0, 0, 1, 1, 2, 2]);
    }
  });

  it('parts of every trial within trials', () => {
    const longer: SplitSamples = {
      ...oneSubject,
      ids: {
        ...oneSubject.ids,
        trial: Array.from(y, (_, i) => String(Math.floor(i / 8))),
        window: y.map((_, i) => i % 8),
      },
      y: y.map((_, i) => Math.floor(i / 8)),
      spans: Float64Array.from({ length: 48 }, (_, i) => (i >> 1) + (i & 1)),
    };
    for (const protocol of [withinTrial({ folds: 4 }), withinTrial({ folds: 4, gap: 0 })]) {
      for (const { folds, outer } of inner(protocol, longer)) {
        expect(folds).toHaveLength(2);
        for (const { test, train } of folds) {
          expect(new Set(Array.from(test, (sample) => longer.ids.trial[sample])).size).toBe(3);
          expect([...test, ...train].every((sample) => outer.train.includes(sample))).toBe(true);
        }
      }
    }
  });

  it('refuses a training side with too few groups, and says what would do', () => {
    expect(() => inner(groupedKFold({ folds: 3 }), recorded, 5)).toThrow(
      /^innerFolds: 5 inner folds by subject need at least 5 subjects to train on, but fold 1 of 3 has 4\. Take 2 to 4, or/,
    );
    const sessions = {
      ...oneSubject,
      ids: { ...oneSubject.ids, session: Array.from(y, (_, i) => String(1 + (i % 2))) },
    };
    expect(() => inner(crossSession({ train: 1, test: 1 }), sessions)).toThrow(
      /need at least 2 sessions to train on, but subject s.* has 1\. Tune nothing here, or take another protocol\.$/,
    );
  });

  it('refuses validation groups that leave nothing to train on, and says where', () => {
    expect(() => inner(groupedKFold({ folds: 3, validationGroups: 3 }), recorded, 2)).toThrow(
      /^The inner folds of fold 1 of 3, for tuning: protocol\.validationGroups: 3 validation subjects leave no training/,
    );
    expect(() => inner(groupedKFold({ folds: 3, validationGroups: 3 }), recorded, 2, false)).not.toThrow();
  });

  it('hold out every subject but the tested one', () => {
    for (const { folds, outer } of inner(leaveOneSubjectOut(), recorded)) {
      const names = (side: Int32Array): string[] => [...new Set(Array.from(side, (i) => recorded.ids.subject[i]))];
      expect([...folds.flatMap(({ test }) => names(test)), ...names(outer.test)].sort()).toEqual(
        names(Int32Array.from(recorded.y.keys())),
      );
    }
  });
});
