import { describe, expect, it } from 'vitest';
import { crossSession } from './crossSession.js';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { seedTrials } from './seedTrials.js';
import { splitFolds, type SplitSamples } from './splitFolds.js';
import { trialsInOrder } from './trialsInOrder.js';

const seedLike = exampleSamples({ subjects: 2, sessions: 3, trials: 15, windows: 4 });
const { session, trial } = seedLike.ids;
const namesOf = (side: Int32Array, names: readonly string[]): string[] => [
  ...new Set(Array.from(side, (i) => names[i])),
];
const renamed = (samples: SplitSamples, part: 'session' | 'trial', rename: (name: string) => string): SplitSamples => ({
  ...samples,
  ids: { ...samples.ids, [part]: samples.ids[part].map(rename) },
});

describe('seedTrials', () => {
  it('trains on trials 1 to 9 and tests 10 to 15, in each session of each subject', () => {
    const folds = splitFolds(seedTrials({ validationGroups: 2 }), seedLike);
    expect(folds.map(({ name }) => name)).toEqual(
      ['S1', 'S2'].flatMap((name) => [1, 2, 3].map((nth) => `subject ${name} / session ${nth}`)),
    );
    for (const { train, validation, test } of folds) {
      expect(namesOf(train, trial)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
      expect(namesOf(validation, trial)).toEqual(['8', '9']);
      expect(namesOf(test, trial)).toEqual(['10', '11', '12', '13', '14', '15']);
      expect(namesOf(Int32Array.from([...train, ...validation, ...test]), session)).toHaveLength(1);
    }
  });

  it('gives the numbers of windows that are known of SEED: 1938 and 1336 with 9 slices', () => {
    // Trial lengths in seconds as the release has them.
    const seconds = [235, 233, 206, 238, 185, 195, 237, 216, 265, 237, 235, 233, 235, 238, 206];
    const labels = [2, 1, 0, 0, 1, 2, 0, 1, 2, 2, 1, 0, 1, 2, 0];
    const rows = seconds.flatMap((length, t) => Array.from({ length: length - 8 }, (_, w) => ({ t, w })));
    const [fold] = splitFolds(seedTrials(), {
      y: Int32Array.from(rows, ({ t }) => labels[t]),
      classes: ['negative', 'neutral', 'positive'],
      ids: {
        subject: rows.map(() => '1'),
        session: rows.map(() => '1'),
        trial: rows.map(({ t }) => String(t + 1)),
        window: Int32Array.from(rows, ({ w }) => w),
      },
    });
    expect([fold.train.length, fold.test.length]).toEqual([1938, 1336]);
  });

  it('names the session that has another number of trials, and says what to do', () => {
    const keep = [...seedLike.y.keys()].filter((i) => !(i > 180 && session[i] === '2' && trial[i] === '15'));
    const pick = <T>(list: readonly T[]): T[] => keep.map((i) => list[i]);
    const short: SplitSamples = {
      y: Int32Array.from(pick([...seedLike.y])),
      classes: seedLike.classes,
      ids: {
        subject: pick(seedLike.ids.subject),
        session: pick(session),
        trial: pick(trial),
        window: Int32Array.from(pick([...seedLike.ids.window])),
      },
    };
    expect(() => splitFolds(seedTrials(), short)).toThrow(
      'protocol trials-in-order, subject S2 / session 2: expected 9 trials to train on and 6 to test, but found 14 ' +
        '(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14). Leave that session out, give the numbers that it has, or take ' +
        "withinSubjectKFold({ by: 'trial' }).",
    );
  });
});

describe('trialsInOrder', () => {
  it('orders names by their numbers, whatever the order of the samples', () => {
    const named = renamed(seedLike, 'trial', (name) => `clip ${16 - Number(name)}`);
    const [{ test }] = splitFolds(trialsInOrder({ train: 9, test: 6 }), named);
    expect(namesOf(test, named.ids.trial).sort()).toEqual([
      'clip 10',
      'clip 11',
      'clip 12',
      'clip 13',
      'clip 14',
      'clip 15',
    ]);
  });

  it('takes an order of names, more of them than there are, and refuses names that are not in it', () => {
    const words = ['rest', 'easy', 'extra', 'hard', 'free'];
    const named = renamed(
      exampleSamples({ subjects: 2, trials: 4, classes: 2 }),
      'trial',
      (name) => ['easy', 'rest', 'free', 'hard'][Number(name) - 1],
    );
    const protocol = trialsInOrder({ train: 2, test: 2, order: words });
    const [{ train, test }] = splitFolds(protocol, named);
    expect(namesOf(train, named.ids.trial).sort()).toEqual(['easy', 'rest']);
    expect(namesOf(test, named.ids.trial).sort()).toEqual(['free', 'hard']);
    expect(() => splitFolds(trialsInOrder({ train: 2, test: 2, order: words.slice(0, 4) }), named)).toThrow(
      "protocol.order: subject S1 / session 1 has the trial 'free', which is not in it; found there: rest, easy, extra, hard.",
    );
    expect(() => splitFolds(trialsInOrder({ train: 2, test: 2 }), named)).toThrow(
      /subject S1 \/ session 1: the names of its trials \(easy, free, hard, rest\) do not tell which came first; say so with order/,
    );
  });

  it('needs numbers of trials', () => {
    expect(() => trialsInOrder({ train: 9 } as never)).toThrow(/trialsInOrder\.test/);
    expect(() => trialsInOrder({ train: 9, test: 6, seed: 1 } as never)).toThrow(/unknown option 'seed'/);
  });
});

describe('crossSession', () => {
  it('trains on earlier sessions of a subject and tests on later ones', () => {
    const folds = splitFolds(crossSession({ train: 2, test: 1, validationGroups: 1 }), seedLike);
    expect(folds.map(({ name }) => name)).toEqual(['subject S1', 'subject S2']);
    for (const { train, validation, test } of folds) {
      expect([train, validation, test].map((side) => namesOf(side, session))).toEqual([['1'], ['2'], ['3']]);
    }
  });

  it('names the subject with another number of sessions', () => {
    expect(() => splitFolds(crossSession({ train: 1, test: 1 }), seedLike)).toThrow(
      'protocol cross-session, subject S1: expected 1 sessions to train on and 1 to test, but found 3 (1, 2, 3). Leave that ' +
        'subject out, give the numbers that it has, or take leaveOneSessionOut().',
    );
  });
});
