import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellId } from '../../matrix/cellId.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { leaveOneSubjectOut } from '../../protocol/index.js';
import type { CellResult } from '../../run/CellResult.js';
import { fakeReportInput } from '../fakeReportInput.test.fixture.js';
import type { ReportInput } from '../Report.js';
import { summarize } from './summarize.js';
import type { RowResult } from './Summary.js';

interface Expected {
  readonly subjects: number[];
  readonly mean: number;
  readonly deviation: number;
  readonly confusion: number[][];
  readonly difference?: number;
  readonly standardError: number;
  readonly pValue: number;
  readonly holm: number;
}

interface Reference {
  readonly subjects: string[];
  readonly truth: number[];
  readonly rows: Record<string, number[][]>;
  readonly majority: { readonly class: number; readonly rate: number };
  readonly expected: Record<
    string,
    Expected & Pick<RowResult, 'pooledAccuracy' | 'balancedAccuracy' | 'macroF1' | 'kappa'>
  >;
}

const reference = JSON.parse(readFileSync(new URL('../fixtures/summary.json', import.meta.url), 'utf8')) as Reference;

/** The reference's predictions as a report's input: one cell per configuration and seed, leave-one-subject-out. */
function referenceInput(): ReportInput {
  const { subjects, truth, rows } = reference;
  const names = [...new Set(subjects)];
  const results = Object.entries(rows).flatMap(([label, seeds]) =>
    seeds.map((predicted, seed): CellResult => {
      const config: CellConfig = {
        data: { name: 'made-up', options: {}, fingerprint: '00' },
        protocol: leaveOneSubjectOut(),
        scaler: 'channel-z',
        model: { kind: 'strnn', options: { traversal: label.split('=')[1], projector: 'l1' } },
        training: {},
        plugins: {},
        seed,
      };
      const cell = { id: cellId(config), label, factors: {}, baseline: false, config, provenance: {} };
      const folds = names.map((name, fold) => {
        const testIndex = subjects.flatMap((subject, i) => (subject === name ? [i] : []));
        return {
          fold,
          name: `subject ${name}`,
          trainSize: subjects.length - testIndex.length,
          validationSize: 0,
          testSize: testIndex.length,
          testIndex,
          truth: testIndex.map((i) => truth[i]),
          predicted: testIndex.map((i) => predicted[i]),
          probabilities: testIndex.map(() => [1, 0, 0]),
          selection: 'last epoch (5)',
          trainLoss: [1, 0.9, 0.8, 0.7, 0.6],
          validationAccuracy: [],
          seconds: 1,
        };
      });
      return { formatVersion: 1, cell, parameterCount: 10, folds, environment: {}, seconds: 8 + seed, finishedAt: '' };
    }),
  );
  return {
    plan: { name: 'made-up', experimentFile: 'x.ts', axes: {}, cells: results.map((result) => result.cell) },
    results,
    failed: {},
    data: { name: 'made-up', classes: ['a', 'b', 'c'], subjects, siteNames: [], siteGrid: [], attribution: 'nobody' },
  };
}

describe('summarize', () => {
  const summary = summarize(referenceInput());

  // 1e-12: the same sums in float64, in another order.
  it.each(summary.rows)('has the numbers of NumPy, SciPy and scikit-learn: $label', ({ label, result }) => {
    const expected = reference.expected[label];
    expect(result!.subjects.map((one) => one.subject)).toEqual([...new Set(reference.subjects)]);
    result!.subjects.forEach((one, i) => expect(one.accuracy).toBeCloseTo(expected.subjects[i], 12));
    expect(result!.accuracy.mean).toBeCloseTo(expected.mean, 12);
    expect(result!.accuracy.deviation).toBeCloseTo(expected.deviation, 12);
    for (const metric of ['pooledAccuracy', 'balancedAccuracy', 'macroF1', 'kappa'] as const) {
      expect(result![metric]).toBeCloseTo(expected[metric], 12);
    }
    expect(result!.confusion).toEqual(expected.confusion);
    const { comparison } = result!;
    if (expected.difference === undefined) {
      expect(comparison).toEqual({ kind: 'reference' });
      return;
    }
    expect(comparison).toMatchObject({ kind: 'difference', reference: 'traversal=none', count: 8 });
    if (comparison.kind !== 'difference' || !('pValue' in comparison.test))
      throw new Error('expected a tested difference');
    expect(comparison.mean).toBeCloseTo(expected.difference, 12);
    expect(comparison.standardError).toBeCloseTo(expected.standardError, 12);
    expect(comparison.test.pValue).toBeCloseTo(expected.pValue, 10);
    expect(comparison.holm).toBeCloseTo(expected.holm, 10);
  });

  it('takes seeds together and gives the majority class', () => {
    expect(summary.rows).toHaveLength(3);
    expect(summary.rows[0]).toMatchObject({ seeds: [0, 1], doneSeeds: [0, 1] });
    expect(summary.rows[0].result).toMatchObject({ seconds: 8.5, samples: reference.subjects.length, folds: 8 });
    expect(summary.majority?.className).toBe('abc'[reference.majority.class]);
    expect(summary.majority?.rate).toBeCloseTo(reference.majority.rate, 12);
  });

  it('does not count augmented copies among the samples', () => {
    const { data, ...rest } = referenceInput();
    const all = summarize({ data, ...rest }).data.samples;
    expect(summarize({ data: { ...data, copies: 5 }, ...rest }).data.samples).toBe(all - 5);
  });

  it('compares with a row of your choice, and refuses one that is not there', () => {
    const other = summarize(referenceInput(), { reference: 'traversal=quad' });
    expect(other.rows.map((row) => row.result?.comparison.kind)).toEqual(['difference', 'reference', 'difference']);
    expect(() => summarize(referenceInput(), { reference: 'traversal=quat' })).toThrow(
      /reference: unknown row 'traversal=quat'\. Did you mean 'traversal=quad'\?/u,
    );
  });
});

describe('summarize of a matrix with gaps', () => {
  const input = fakeReportInput();
  const summary = summarize(input);
  const row = (label: string): (typeof summary.rows)[number] => summary.rows.find((one) => one.label === label)!;

  it('counts what is done, failed and missing', () => {
    expect(summary.cells).toMatchObject({ planned: 21, done: 17 });
    expect(summary.cells.failed).toMatchObject([{ label: 'traversal=corner:top-left projector=l21', seed: 1 }]);
    expect(summary.cells.missing).toEqual([
      'traversal=quad projector=l21, seed 1',
      'traversal=corner:top-left projector=dense, seed 0',
      'traversal=corner:top-left projector=dense, seed 1',
    ]);
    expect(row('traversal=quad projector=l21')).toMatchObject({ seeds: [0, 1], doneSeeds: [0] });
    expect(row('traversal=corner:top-left projector=dense')).toMatchObject({ doneSeeds: [], missing: 'not run yet' });
    expect(row('traversal=corner:top-left projector=dense').result).toBeUndefined();
  });

  it('says why a row has no result when all its cells failed', () => {
    const [first] = input.plan.cells;
    const none = {
      ...input,
      plan: { ...input.plan, cells: [first] },
      results: [],
      failed: { [first.id]: 'data: cut file\nat x' },
    };
    expect(summarize(none).rows[0].missing).toBe('failed: data: cut file');
    expect(summarize(none)).toMatchObject({ cells: { planned: 1, done: 0 }, setups: [{ selection: 'no result yet' }] });
    expect(summarize(none).majority).toBeUndefined();
  });

  it('flags lenient and transductive rows, and keeps protocol, scaler and choice of the epoch apart', () => {
    expect(row('svm-rbf (scaler=subject-z)')).toMatchObject({ lenient: false, transductive: true });
    expect(row('logistic-regression (LENIENT: shuffled 5-fold)')).toMatchObject({ lenient: true, transductive: false });
    expect(
      summary.setups.map(({ lenient, scaler, selection }) => [lenient, scaler, selection.replace(/\d+/gu, '#')]),
    ).toEqual([
      [false, 'channel-z', 'best on validation (epoch #\u2013# of #), refitted on train + validation'],
      [false, 'channel-z', 'none: no epochs'],
      [false, 'subject-z', 'none: no epochs'],
      [true, 'channel-z', 'none: no epochs'],
    ]);
    expect(row('traversal=corner:top-left projector=dense').setup).toBe(0);
  });

  it('compares only what was evaluated alike, and says why not', () => {
    expect(row('logistic-regression (LENIENT: shuffled 5-fold)').result?.comparison).toEqual({
      kind: 'none',
      reason: "another protocol than the reference 'traversal=none projector=dense'",
    });
    expect(row('traversal=quad projector=l1').result?.comparison).toMatchObject({
      reference: 'traversal=none projector=l1',
    });
    const fewer = {
      ...input,
      results: input.results.map((result) =>
        result.cell.label === 'logistic-regression' ? { ...result, folds: result.folds.slice(1) } : result,
      ),
    };
    expect(summarize(fewer).rows.find((one) => one.label === 'logistic-regression')?.result?.comparison).toEqual({
      kind: 'none',
      reason: "other test samples than the reference 'traversal=none projector=dense'",
    });
    const gone = {
      ...input,
      results: input.results.filter(({ cell }) => cell.label !== 'traversal=none projector=l1'),
    };
    expect(summarize(gone).rows.find((one) => one.label === 'traversal=quad projector=l1')?.result?.comparison).toEqual(
      {
        kind: 'none',
        reason: "the reference 'traversal=none projector=l1' has no result",
      },
    );
  });

  it('averages the sparse projection over folds and seeds', () => {
    const { sparsity } = row('traversal=quad projector=l1').result!;
    const folds = input.results
      .filter(({ cell }) => cell.label === 'traversal=quad projector=l1')
      .flatMap((result) => result.folds);
    const mean = (of: (fold: (typeof folds)[number]) => number): number =>
      folds.reduce((sum, fold) => sum + of(fold), 0) / folds.length;
    expect(sparsity!.zeroFractionG).toBeCloseTo(
      mean((fold) => fold.sparsity!.zeroFractionG),
      12,
    );
    expect(sparsity!.siteWeight['corner:top-right'][44]).toBeCloseTo(
      mean((fold) => fold.sparsity!.siteWeight['corner:top-right'][44]),
      12,
    );
    expect(sparsity!.droppedSites).toBeGreaterThan(0);
    expect(row('logistic-regression').result!.sparsity).toBeUndefined();
  });
});

describe('summarize of few subjects', () => {
  it('refuses the test of two subjects, and the spread of one', () => {
    const two = summarize(fakeReportInput({ subjects: 2, incomplete: false, plain: true, seeds: [0] }));
    expect(two.rows[0].result?.accuracy.deviation).toBeGreaterThan(0);
    const { comparison } = two.rows[0].result!;
    expect(comparison).toMatchObject({ kind: 'difference', count: 2 });
    expect(comparison).not.toHaveProperty('holm');
    expect(comparison).toHaveProperty('test.refused');

    const one = summarize(oneSubject());
    expect(one.rows[0].result?.accuracy).not.toHaveProperty('deviation');
    expect(one.rows[0].result?.comparison).toEqual({ kind: 'none', reason: 'one subject: no spread over subjects' });
  });
});

/** The two-subject matrix with every sample given to one subject. */
function oneSubject(): ReportInput {
  const input = fakeReportInput({ subjects: 2, incomplete: false, plain: true, seeds: [0] });
  return { ...input, data: { ...input.data, subjects: input.data.subjects.map(() => 'only') } };
}

describe('what summarize refuses', () => {
  const input = referenceInput();
  const [first, ...rest] = input.results;
  const withFold = (change: object): ReportInput => ({
    ...input,
    results: [{ ...first, folds: [{ ...first.folds[0], ...change }, ...first.folds.slice(1)] }, ...rest],
  });

  it.each([
    [
      'a result outside the plan',
      { ...input, plan: { ...input.plan, cells: input.plan.cells.slice(1) } },
      /is not in the plan 'made-up'/u,
    ],
    ['a result given twice', { ...input, results: [...input.results, first] }, /has two results/u],
    ['a plan without cells', { ...input, plan: { ...input.plan, cells: [] }, results: [] }, /has no cells/u],
    ['a result without folds', { ...input, results: [{ ...first, folds: [] }] }, /has no folds/u],
    [
      'a fold without test samples',
      withFold({ testIndex: [], truth: [], predicted: [] }),
      /subject s1: expected test samples/u,
    ],
    ['too few predictions', withFold({ predicted: [0] }), /subject s1: predicted: expected 11 entries, but found 1/u],
    [
      'a class that is none',
      withFold({ predicted: new Array<number>(11).fill(3) }),
      /predicted\[0\]: expected a class index, 0 to 2, but found 3/u,
    ],
    [
      'a sample that is none',
      withFold({ testIndex: new Array<number>(11).fill(999) }),
      /testIndex\[0\]: expected a sample, 0 to 115, but found 999/u,
    ],
    ['another truth', withFold({ truth: first.folds[0].truth.map((k) => (k + 1) % 3) }), /these are different data/u],
    [
      'weights of other sites',
      withFold({ sparsity: { zeroFractionG: 0, zeroFractionF: 0, siteWeight: { d: [1] } } }),
      /siteWeight\['d'\]: expected 0 finite numbers/u,
    ],
  ])('%s', (_, given, message) => {
    expect(() => summarize(given)).toThrow(message);
  });
});
