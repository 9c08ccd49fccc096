import { describe, expect, it } from 'vitest';
import { crossSession } from './crossSession.js';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { groupedKFold } from './groupedKFold.js';
import { leakyTwin } from './leakyTwin.js';
import { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
import { splitFolds } from './splitFolds.js';
import { trialsInOrder } from './trialsInOrder.js';
import { withinSubjectKFold } from './withinSubjectKFold.js';

const samples = exampleSamples({ subjects: 4, sessions: 2, trials: 6, windows: 5 });
const { y, ids } = samples;
const trialOf = (i: number): string => `${ids.subject[i]}/${ids.session[i]}/${ids.trial[i]}`;
const classCounts = (side: Int32Array): number[] => [0, 1, 2].map((label) => side.filter((i) => y[i] === label).length);
const protocols = [
  leaveOneSubjectOut({ validationGroups: 1 }),
  groupedKFold({ folds: 3, by: 'trial' }),
  withinSubjectKFold({ folds: 2, validationGroups: 1 }),
  trialsInOrder({ train: 4, test: 2, validationGroups: 1 }),
  crossSession({ train: 1, test: 1 }),
];

describe('leakyTwin', () => {
  it.each(protocols)('has as many folds of the same sizes and classes, and trials on both sides: %o', (protocol) => {
    const honest = splitFolds(protocol, samples);
    const twins = splitFolds(leakyTwin(protocol), samples);
    expect(twins).toHaveLength(honest.length);
    twins.forEach((twin, k) => {
      expect(twin.name).toBe(`shuffled, in the sizes of ${honest[k].name}`);
      for (const side of ['train', 'validation', 'test'] as const) {
        expect(classCounts(twin[side])).toEqual(classCounts(honest[k][side]));
        expect([...twin[side]].sort((a, b) => a - b)).toEqual([...twin[side]]);
      }
      expect(new Set([...twin.train, ...twin.validation, ...twin.test]).size).toBe(
        twin.train.length + twin.validation.length + twin.test.length,
      );
      const trained = new Set(Array.from(twin.train, trialOf));
      expect([...twin.test].some((i) => trained.has(trialOf(i)))).toBe(true);
    });
    const tested = (folds: typeof honest): number => new Set(folds.flatMap(({ test }) => [...test])).size;
    expect(tested(twins)).toBe(tested(honest));
    expect(splitFolds(leakyTwin(protocol), samples)).toEqual(twins);
  });

  it('stays within the subject or session that its protocol splits', () => {
    for (const { train, validation, test } of splitFolds(leakyTwin(trialsInOrder({ train: 4, test: 2 })), samples)) {
      const sessions = [...train, ...validation, ...test].map((i) => `${ids.subject[i]}/${ids.session[i]}`);
      expect(new Set(sessions).size).toBe(1);
    }
  });

  it('trains on copies where their originals went', () => {
    const S = y.length;
    const twice = {
      ...samples,
      y: Int32Array.from([...y, ...y]),
      ids: {
        subject: [...ids.subject, ...ids.subject],
        session: [...ids.session, ...ids.session],
        trial: [...ids.trial, ...ids.trial],
        window: Int32Array.from([...ids.window, ...ids.window]),
      },
      copyOf: Int32Array.from({ length: 2 * S }, (_, i) => (i < S ? -1 : i - S)),
    };
    const plain = splitFolds(leakyTwin(protocols[0]), samples);
    splitFolds(leakyTwin(protocols[0]), twice).forEach(({ train, test }, k) => {
      expect(test).toEqual(plain[k].test);
      expect([...train]).toEqual([...plain[k].train, ...Array.from(plain[k].train, (i) => i + S)]);
    });
  });
});
