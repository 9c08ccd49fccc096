import { describe, expect, it } from 'vitest';
import { leakGate } from '../leak/leakGate.js';
import { ckPlusTenFold } from './ckPlusTenFold.js';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { splitFolds, type SplitSamples } from './splitFolds.js';
import { withinSubjectKFold } from './withinSubjectKFold.js';

/** Sequences as CK+ has them: 23 subjects of one session, 1 to 4 trials of one window each. */
const sequences: SplitSamples = (() => {
  const rows = Array.from({ length: 23 }, (_, s) => s).flatMap((s) =>
    Array.from({ length: 1 + (s % 4) }, (_, t) => ({
      subject: `S${String(7 * s + 5).padStart(3, '0')}`,
      trial: `00${t + 1}`,
    })),
  );
  return {
    y: Int32Array.from(rows, (_, i) => i % 2),
    classes: ['anger', 'happy'],
    ids: {
      subject: rows.map(({ subject }) => subject),
      session: rows.map(() => '1'),
      trial: rows.map(({ trial }) => trial),
      window: new Int32Array(rows.length),
    },
  };
})();
const gateInput = (samples: SplitSamples) => {
  const S = samples.y.length;
  return { ...samples, x: Float32Array.from({ length: S }, (_, i) => i), shape: { S, T: 1, N: 1, D: 1 } };
};

describe('ckPlusTenFold', () => {
  const folds = splitFolds(ckPlusTenFold(), sequences);

  it('has every tenth subject of the list in one fold, whatever the seed', () => {
    const names = [...new Set(sequences.ids.subject)].sort();
    folds.forEach(({ test }, k) => {
      const tested = [...new Set(Array.from(test, (i) => sequences.ids.subject[i]))].sort();
      expect(tested).toEqual(names.filter((_, place) => place % 10 === k));
    });
    expect(splitFolds(ckPlusTenFold({ seed: 9 }), sequences)).toEqual(folds);
  });

  it('takes validation subjects from the training side', () => {
    for (const { train, validation, test } of splitFolds(ckPlusTenFold({ validationGroups: 4 }), sequences)) {
      const of = (side: Int32Array) => new Set(Array.from(side, (i) => sequences.ids.subject[i]));
      expect(of(validation).size).toBe(4);
      expect(of(train).size + of(test).size).toBe(19);
    }
  });

  it('lenient, shuffles sequences and so puts people on both sides, which the leak gate lets pass as declared', () => {
    const protocol = ckPlusTenFold({ lenient: true });
    const shuffled = splitFolds(protocol, sequences);
    expect(shuffled).toHaveLength(10);
    const shared = shuffled.some(({ train, test }) =>
      [...test].some((i) => [...train].some((j) => sequences.ids.subject[i] === sequences.ids.subject[j])),
    );
    expect(shared).toBe(true);
    expect(leakGate({ protocol, folds: shuffled, samples: gateInput(sequences) })).toEqual([]);
    const honest = leakGate({ protocol: ckPlusTenFold(), folds: shuffled, samples: gateInput(sequences) });
    expect(new Set(honest.map(({ kind }) => kind))).toEqual(new Set(['shared-subject', 'shared-session']));
  });

  it('refuses fewer subjects than folds', () => {
    expect(() => splitFolds(ckPlusTenFold(), exampleSamples({ subjects: 7 }))).toThrow(
      /10 folds by subject need at least 10/,
    );
  });
});

describe('withinSubjectKFold', () => {
  const samples = exampleSamples({ subjects: 3 });

  it('trains and tests on one subject at a time', () => {
    const protocol = withinSubjectKFold({ folds: 2 });
    const folds = splitFolds(protocol, samples);
    expect(folds.map(({ name }) => name)).toEqual(
      ['S1', 'S2', 'S3'].flatMap((name) => [`subject ${name}, fold 1 of 2`, `subject ${name}, fold 2 of 2`]),
    );
    expect(folds.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { train, test, name } of folds) {
      const people = new Set(Array.from([...train, ...test], (i) => samples.ids.subject[i]));
      expect([...people]).toEqual([name.slice(8, 10)]);
    }
    const tested = folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b);
    expect(tested).toEqual([...samples.y.keys()]);
    expect(leakGate({ protocol, folds, samples })).toEqual([]);
  });

  it('gives every fold about as many trials of every class', () => {
    const trials = 40;
    const many: SplitSamples = {
      y: Int32Array.from({ length: trials }, (_, i) => (i < 10 ? 0 : i < 15 ? 1 : 2)),
      classes: ['few', 'fewer', 'many'],
      ids: {
        subject: Array.from({ length: trials }, () => 'a'),
        session: Array.from({ length: trials }, () => '1'),
        trial: Array.from({ length: trials }, (_, i) => `${i}`),
        window: new Int32Array(trials),
      },
    };
    for (const { test } of splitFolds(withinSubjectKFold({ folds: 5 }), many)) {
      const counts = [0, 1, 2].map((label) => [...test].filter((i) => many.y[i] === label).length);
      expect(counts).toEqual([2, 1, 5]);
    }
  });

  it('deals trials of several classes by size when told to', () => {
    const y = samples.ids.window.map((window) => window % 2);
    const protocol = withinSubjectKFold({ folds: 2, deal: 'by-size' });
    expect(splitFolds(protocol, { ...samples, y })).toHaveLength(6);
  });

  it('refuses trials of several classes, naming one, and a protocol by subject', () => {
    const y = samples.y.map((label, i) => (i === 1 ? (label + 1) % 3 : label));
    expect(() => splitFolds(withinSubjectKFold({ folds: 2 }), { ...samples, y })).toThrow(
      /by-class needs trials of one class, but S1 .* has samples of 'class \d' and 'class \d'/,
    );
    expect(() => splitFolds({ ...withinSubjectKFold(), by: 'subject' }, samples)).toThrow(/needs session or trial/);
  });
});

describe('augmented copies', () => {
  const recorded = exampleSamples({ subjects: 5 });
  const S = recorded.y.length;
  /** Every sample twice, the second time as a copy. */
  const twice = {
    ...gateInput(recorded),
    x: Float32Array.from({ length: 2 * S }, (_, i) => i),
    shape: { S: 2 * S, T: 1, N: 1, D: 1 },
    y: Int32Array.from([...recorded.y, ...recorded.y]),
    ids: {
      subject: [...recorded.ids.subject, ...recorded.ids.subject],
      session: [...recorded.ids.session, ...recorded.ids.session],
      trial: [...recorded.ids.trial, ...recorded.ids.trial],
      window: Int32Array.from([...recorded.ids.window, ...recorded.ids.window]),
    },
    copyOf: Int32Array.from({ length: 2 * S }, (_, i) => (i < S ? -1 : i - S)),
  };

  it.each([ckPlusTenFold({ lenient: true, validationGroups: 3 }), withinSubjectKFold({ folds: 2 })])(
    'are trained on where their original is, and nowhere else: %o',
    (protocol) => {
      const plain = splitFolds(protocol, recorded);
      const folds = splitFolds(protocol, twice);
      folds.forEach((fold, k) => {
        expect([...fold.test]).toEqual([...plain[k].test]);
        expect([...fold.validation]).toEqual([...plain[k].validation]);
        expect([...fold.train]).toEqual([...plain[k].train, ...Array.from(plain[k].train, (i) => i + S)]);
      });
      expect(leakGate({ protocol, folds, samples: twice })).toEqual([]);
    },
  );

  it('are a leak, by name, on the test side or without their original', () => {
    const protocol = withinSubjectKFold({ folds: 2 });
    const [first, ...rest] = splitFolds(protocol, twice);
    const astray = { ...first, train: Int32Array.from([...first.train, first.test[0] + S]) };
    const kinds = (fold: typeof first) =>
      leakGate({ protocol, folds: [fold, ...rest], samples: twice }).map(({ kind }) => kind);
    expect(kinds(astray)).toContain('augmented-copy');
    const tested = { ...first, test: Int32Array.from([...first.test, first.test[0] + S]) };
    expect(kinds(tested)).toEqual(['augmented-copy']);
  });
});
