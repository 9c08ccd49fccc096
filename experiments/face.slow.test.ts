import { readFileSync } from 'node:fs';
import { baselines, groupedKFold, leakGate, leaveOneSubjectOut, splitFolds, withinSubjectKFold } from '@strnn/bench';
import { londonFaces, uciGfe, type UciGfeOptions } from '@strnn/face';
import { describe, expect, it } from 'vitest';

type Samples = Awaited<ReturnType<ReturnType<typeof uciGfe>['load']>>;

/** Written by scikit-learn on its own reading of the same files: tools/reference/face/{gfe,london}_logistic_regression.py. */
const read = (path: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../packages/face/src/dataset/${path}_logistic_regression.json`, import.meta.url), 'utf8'),
  );
const gfe = read('gfe/fixtures/gfe') as {
  marks: { within: Record<'a' | 'b', number>; across: Record<'a to b' | 'b to a', number> };
  results: {
    name: string;
    options: UciGfeOptions;
    static: boolean;
    C: number;
    within: Record<'a' | 'b', { mean: number }>;
    foldOfClip: Record<'a' | 'b', string>;
    across: Record<'a to b' | 'b to a', number>;
  }[];
};
const london = read('london/fixtures/london') as {
  marks: { pixels: number; hog: number };
  people: string[][];
  results: { features: string; standardised: boolean; C: number; mean: number }[];
};

/** The share of test samples that logistic regression on the training samples gets right. */
function accuracy(samples: Samples, C: number, train: readonly number[], test: readonly number[]): number {
  const model = baselines.find(({ kind }) => kind === 'logistic-regression')!;
  const size = samples.x.length / samples.y.length;
  const rowsOf = (chosen: readonly number[]): Float32Array => {
    const x = new Float32Array(chosen.length * size);
    chosen.forEach((sample, row) => x.set(samples.x.subarray(sample * size, (sample + 1) * size), row * size));
    return x;
  };
  const fitted = model.fit(
    {
      x: rowsOf(train),
      rows: train.length,
      columns: size,
      y: Int32Array.from(train, (sample) => samples.y[sample]),
      classCount: samples.classes.length,
    },
    model.resolve({ C, standardize: true }),
    1,
  );
  const right = fitted.probabilities(rowsOf(test)).filter((row, place) => {
    const list = Array.from(row);
    return list.indexOf(Math.max(...list)) === samples.y[test[place]];
  });
  return right.length / test.length;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('UCI Grammatical Facial Expressions', () => {
  const named = (name: string): (typeof gfe.results)[number] => gfe.results.find((result) => result.name === name)!;

  /** Five folds of a signer's clips, those of scikit-learn. */
  function within(samples: Samples, C: number, signer: 'a' | 'b', folds: string): number {
    const own = [...samples.ids.subject.keys()].filter((sample) => samples.ids.subject[sample] === signer);
    expect(own).toHaveLength(folds.length);
    return mean(
      [...'01234'].map((fold) => {
        const side = (isTest: boolean) => own.filter((_, place) => (folds[place] === fold) === isTest);
        return accuracy(samples, C, side(false), side(true));
      }),
    );
  }

  it('meets the known marks within a signer, and scikit-learn on the same folds', async () => {
    const { options, C, within: expected, foldOfClip } = named('mark within');
    const samples = await uciGfe(options).load();
    for (const signer of ['a', 'b'] as const) {
      const found = within(samples, C, signer, foldOfClip[signer]);
      // A clip is 0.0057 (a), 0.0054 (b).
      expect(Math.abs(found - expected[signer].mean)).toBeLessThan(0.012);
      expect(Math.abs(found - gfe.marks.within[signer])).toBeLessThan(0.03);
    }
  });

  it('meets the known marks across signers, and scikit-learn', async () => {
    const { options, C, across } = named('mark across');
    const samples = await uciGfe(options).load();
    const of = (signer: string) => [...samples.y.keys()].filter((sample) => samples.ids.subject[sample] === signer);
    for (const [pair, train, test] of [
      ['a to b', of('a'), of('b')],
      ['b to a', of('b'), of('a')],
    ] as const) {
      const found = accuracy(samples, C, train, test);
      expect(Math.abs(found - across[pair])).toBeLessThan(0.012);
      expect(Math.abs(found - gfe.marks.across[pair])).toBeLessThan(0.03);
    }
  });

  it('passes the leak gate by trial within a signer, and across signers', async () => {
    const samples = await uciGfe().load();
    for (const protocol of [withinSubjectKFold({ folds: 5 }), leaveOneSubjectOut()]) {
      expect(leakGate({ protocol, folds: splitFolds(protocol, samples), samples })).toEqual([]);
    }
  });
});

describe('London Face', () => {
  /** 17 folds of people, those of scikit-learn. */
  function overPeople(samples: Samples): number {
    const everybody = [...samples.y.keys()];
    return mean(
      london.people.map((people) => {
        const test = everybody.filter((sample) => people.includes(samples.ids.subject[sample]));
        expect(test).toHaveLength(2 * people.length);
        return accuracy(
          samples,
          1,
          everybody.filter((sample) => !test.includes(sample)),
          test,
        );
      }),
    );
  }

  it('meets the known mark on pixels, and scikit-learn', async () => {
    const feature = { kind: 'raw', rows: 3, columns: 6 } as const;
    const found = overPeople(await londonFaces({ rows: 17, columns: 8, overlap: 0, feature }).load());
    const reference = london.results.find(({ features, standardised }) => features === 'pixels' && standardised)!;
    // A picture is 0.0049.
    expect(Math.abs(found - reference.mean)).toBeLessThan(0.006);
    expect(Math.abs(found - london.marks.pixels)).toBeLessThan(0.03);
  });

  it('meets the known mark on HOG', async () => {
    expect(Math.abs(overPeople(await londonFaces().load()) - london.marks.hog)).toBeLessThan(0.03);
  });

  it('passes the leak gate, people apart', async () => {
    const samples = await londonFaces().load();
    const protocol = groupedKFold({ folds: 17 });
    expect(leakGate({ protocol, folds: splitFolds(protocol, samples), samples })).toEqual([]);
  });
});
