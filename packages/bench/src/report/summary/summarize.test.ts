import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellId } from '../../matrix/cellId.js';
import type { CellConfig, PlannedCell } from '../../matrix/PlannedCell.js';
import { leaveOneSubjectOut } from '../../protocol/index.js';
import type { CellResult } from '../../run/CellResult.js';
import type { DataDescription } from '../../run/describeData.js';
import type { CellDigest } from '../../run/store/CellDigest.js';
import { makeDigest } from '../../run/store/makeDigest.js';
import { fakeReportInput } from '../fakeReportInput.test.fixture.js';
import type { DoneCell, ReportInput } from '../Report.js';
import { longResults } from './longResults.js';
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
  const described: DataDescription = {
    name: 'made-up',
    options: {},
    classes: ['a', 'b', 'c'],
    subjects: names,
    subjectRuns: subjects.map((name) => [names.indexOf(name), 1]),
    samples: subjects.length,
    siteNames: [],
    siteGrid: [],
    attribution: 'nobody',
  };
  const results = Object.entries(rows).flatMap(([label, seeds]) =>
    seeds.map((predicted, seed): DoneCell => {
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
      const result: CellResult = {
        formatVersion: 1,
        cell,
        parameterCount: 10,
        folds,
        environment: {},
        seconds: 8 + seed,
        finishedAt: '',
      };
      return { cell, digest: makeDigest(result, described, 1, 'cd'.repeat(32)) };
    }),
  );
  return {
    plan: { name: 'made-up', experimentFile: 'x.ts', axes: {}, cells: results.map(({ cell }) => cell) },
    results,
    failed: {},
    pruned: {},
    data: { '00': described },
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
    expect(summary.majority).toHaveLength(1);
    expect(summary.majority[0].className).toBe('abc'[reference.majority.class]);
    expect(summary.majority[0].rate).toBeCloseTo(reference.majority.rate, 12);
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
    expect(summarize(none).majority).toEqual([]);
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
    const less = fakeReportInput({ alter: (result) => ({ ...result, folds: result.folds.slice(1) }) });
    const fewer = {
      ...input,
      results: [
        ...input.results.filter(({ cell }) => cell.label !== 'logistic-regression'),
        ...less.results
          .filter(({ cell }) => cell.label === 'logistic-regression')
          .map(({ cell, digest }) => ({ cell, digest: { ...digest, splitSha256: 'other' } })),
      ],
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
    const one = row('traversal=quad projector=l1');
    const digests = input.results.filter(({ cell }) => cell.label === one.label).map(({ digest }) => digest.sparsity!);
    const mean = (of: (digest: (typeof digests)[number]) => number): number =>
      digests.reduce((sum, digest) => sum + of(digest), 0) / digests.length;
    const { sparsity } = one.result!;
    expect(sparsity!.zeroFractionG).toBeCloseTo(
      mean((digest) => digest.zeroFractionG),
      12,
    );
    expect(longResults(input)(one).siteWeight!['corner:top-right'][44]).toBeCloseTo(
      mean((digest) => digest.siteWeight['corner:top-right'][44]),
      12,
    );
    expect(sparsity!.droppedSites).toBeGreaterThan(0);
    expect(row('logistic-regression').result!.sparsity).toBeUndefined();
    expect(longResults(input)(row('logistic-regression'))).not.toHaveProperty('siteWeight');
  });

  it('refuses weights of other sites where they would be drawn', () => {
    const [{ cell, digest }] = input.results;
    const sparsity = { ...digest.sparsity!, siteWeight: { d: [1] } };
    const wrong = { ...input, results: [{ cell, digest: { ...digest, sparsity } }] };
    expect(() => longResults(wrong)(summarize(wrong).rows[0])).toThrow(
      /siteWeight\['d'\]: expected 61 finite numbers/u,
    );
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

    const one = summarize(fakeReportInput({ subjects: 1, incomplete: false, plain: true, seeds: [0] }));
    expect(one.rows[0].result?.accuracy).not.toHaveProperty('deviation');
    expect(one.rows[0].result?.accuracy.interval).toEqual({ refused: 'needs at least 6 subjects, but found 1' });
    expect(one.rows[0].result?.comparison).toEqual({ kind: 'none', reason: 'one subject: no spread over subjects' });
  });
});

describe('summarize of twins and of what was given up', () => {
  const input = fakeReportInput({ twins: true, pruned: true, incomplete: false });
  const summary = summarize(input);

  it('has no row for a twin, and counts it among the cells', () => {
    expect(summary.rows).toHaveLength(12);
    expect(summary.rows.filter((one) => one.label.includes('16-fold'))).toEqual([]);
    expect(summary.cells).toMatchObject({ planned: 39, done: 36, failed: [] });
    expect(summary.cells.pruned.map((cell) => cell.reason)).toEqual(
      new Array<string>(2).fill('after 5 of 16 folds 0.412, 0.2 behind the best row'),
    );
    expect(summary.cells.missing).toEqual(['traversal=none projector=l21 (LENIENT: shuffled 16-fold), seed 1']);
  });

  it('gives what the leak adds, subject by subject over the seeds that both have', () => {
    const mean = (ids: readonly string[]): number[] => {
      const digests = ids.map((id) => input.results.find(({ cell }) => cell.id === id)!.digest.subjects);
      return digests[0].names.map(
        (_, s) => digests.reduce((sum, { tested, correct }) => sum + correct[s] / tested[s], 0) / digests.length,
      );
    };
    const [first] = summary.rows;
    const twins = first.cells.map((id) => input.plan.cells.find((cell) => cell.twinOf === id)!.id);
    const [honest, lenient] = [mean(first.cells), mean(twins)];
    const differences = lenient.map((value, s) => value - honest[s]);
    const average = differences.reduce((sum, one) => sum + one, 0) / 16;
    const variance = differences.reduce((sum, one) => sum + (one - average) ** 2, 0) / 15;
    expect(first.leak).toMatchObject({ missingSeeds: [], delta: { count: 16 } });
    const { delta } = first.leak!;
    if ('refused' in delta) throw new Error(delta.refused);
    expect(delta.mean).toBeCloseTo(average, 12);
    expect(delta.standardError).toBeCloseTo(Math.sqrt(variance / 16), 12);
  });

  it('says which twins are missing', () => {
    expect(summary.rows.find((one) => one.label === 'traversal=none projector=l21')?.leak?.missingSeeds).toEqual([1]);
    const open = { ...input, results: input.results.filter(({ cell }) => cell.twinOf === undefined) };
    expect(summarize(open).rows[0].leak).toMatchObject({
      missingSeeds: [0, 1],
      delta: { refused: 'the row and its lenient twin are not both done in any seed' },
    });
  });

  it('neither ranks nor tests lenient, transductive and pruned rows with others', () => {
    const { ranking } = summary.statistics;
    if ('refused' in ranking) throw new Error(ranking.refused);
    expect(ranking.labels).toEqual([
      ...summary.rows.filter((one) => !one.pruned && !one.lenient && !one.transductive).map((one) => one.label),
    ]);
    expect(ranking.labels).toHaveLength(9);
    expect(ranking.leftOut.map(({ reason }) => reason)).toEqual(['transductive', 'lenient']);
    const pruned = summary.rows.find((one) => one.pruned)!;
    expect(pruned).toMatchObject({ missing: 'pruned: after 5 of 16 folds 0.412, 0.2 behind the best row' });
    const honest = summary.rows.find((one) => one.transductive)!;
    expect(honest.result?.comparison).toMatchObject({
      kind: 'none',
      reason: expect.stringMatching(/^transductive/u) as string,
    });
  });

  it('takes a half-pruned row out of the tests too', () => {
    const [id] = summary.rows[0].cells;
    const half = {
      ...input,
      results: input.results.filter(({ cell }) => cell.id !== id),
      pruned: { ...input.pruned, [id]: 'hopeless' },
    };
    const [row] = summarize(half).rows;
    expect(row).toMatchObject({ pruned: true, doneSeeds: [1] });
    expect(row.result?.comparison).toEqual({
      kind: 'none',
      reason: 'pruned: given up early, so neither ranked nor tested',
    });
  });
});

describe('summarize of several data settings', () => {
  const input = fakeReportInput({ incomplete: false, plain: true });
  const other = fakeReportInput({ incomplete: false, plain: true, alter: halve });
  const fingerprint = 'ef'.repeat(32);
  const isMoved = (label: string): boolean => label.startsWith('traversal=quad');
  const move = (cell: PlannedCell): PlannedCell =>
    isMoved(cell.label) ? { ...cell, config: { ...cell.config, data: { ...cell.config.data, fingerprint } } } : cell;
  const [described] = Object.values(input.data);
  const mixed: ReportInput = {
    ...input,
    plan: { ...input.plan, cells: input.plan.cells.map(move) },
    results: input.results.map((one, i) => ({
      cell: move(one.cell),
      digest: isMoved(one.cell.label) ? other.results[i].digest : one.digest,
    })),
    data: {
      ...input.data,
      [fingerprint]: { ...described, options: { task: 'condition', slices: 8 }, attribution: 'else' },
    },
  };

  it('lists them with what differs, and compares their rows subject by subject', () => {
    const summary = summarize(mixed);
    expect(summary.data.map(({ differs, attribution }) => [differs, attribution.slice(0, 4)])).toEqual([
      ['slices=8', 'else'],
      ['slices=16', 'Begl'],
    ]);
    expect(summary.rows[0].result?.comparison).toMatchObject({ kind: 'difference', count: 16, otherSamples: true });
    expect(summary.rows[3].result?.comparison).toMatchObject({ kind: 'difference', otherSamples: false });
    expect(summary.majority.map(({ data }) => data)).toEqual([0, 1]);
  });

  it('gives the majority class once where settings have the same samples', () => {
    const alike = summarize({
      ...mixed,
      results: mixed.results.map((one, i) => ({ ...one, digest: input.results[i].digest })),
    });
    expect(alike.data).toHaveLength(2);
    expect(alike.majority).toEqual(summarize(input).majority);
  });

  it('refuses a result whose data nobody described', () => {
    expect(() => summarize({ ...mixed, data: input.data })).toThrow(
      /no description of its data uci-eeg \(efefefefefef\)/u,
    );
  });
});

/** Every second test sample of every fold. */
function halve(result: CellResult): CellResult {
  const every = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % 2 === 0);
  const folds = result.folds.map((fold) => ({
    ...fold,
    testIndex: every(fold.testIndex),
    truth: every(fold.truth),
    predicted: every(fold.predicted),
    probabilities: every(fold.probabilities),
  }));
  return { ...result, folds };
}

describe('what summarize refuses', () => {
  const input = referenceInput();
  const [first, ...rest] = input.results;
  const withDigest = (change: Partial<CellDigest>): ReportInput => ({
    ...input,
    results: [{ ...first, digest: { ...first.digest, ...change } }, ...rest],
  });
  const { folds, subjects, confusion } = first.digest;
  const list = (values: readonly number[], at: number, value: number): number[] =>
    values.map((v, i) => (i === at ? value : v));

  it.each([
    [
      'a result outside the plan',
      { ...input, plan: { ...input.plan, cells: input.plan.cells.slice(1) } },
      /is not in the plan 'made-up'/u,
    ],
    ['a result given twice', { ...input, results: [...input.results, first] }, /has two results/u],
    ['a plan without cells', { ...input, plan: { ...input.plan, cells: [] }, results: [] }, /has no cells/u],
    ["another cell's digest", withDigest({ id: 'abc' }), /found the digest of cell abc/u],
    ['a result without folds', withDigest({ folds: { names: [], tested: [], correct: [] } }), /has no folds/u],
    [
      'a fold without test samples',
      withDigest({ folds: { ...folds, tested: list(folds.tested, 0, 0) } }),
      /folds: subject s1: expected test samples, but found 0/u,
    ],
    [
      'too few counts',
      withDigest({ subjects: { ...subjects, correct: [1] } }),
      /subjects: correct: expected 8 counts, but found 1/u,
    ],
    [
      'more right than tested',
      withDigest({ subjects: { ...subjects, correct: list(subjects.correct, 1, 99) } }),
      /subjects: s2: expected 0 to 12 right predictions, but found 99/u,
    ],
    [
      'counts that disagree',
      withDigest({ subjects: { ...subjects, correct: list(subjects.correct, 0, subjects.correct[0] - 1) } }),
      /subjects: \d+ of 116 test samples are right, but \d+ of 116 in the confusion matrix/u,
    ],
    ['another number of classes', withDigest({ confusion: [[1]] }), /confusion: expected 3 x 3 counts/u],
    [
      'another truth on the same split',
      withDigest({ confusion: [confusion[1], confusion[0], confusion[2]].map((row) => [row[1], row[0], row[2]]) }),
      /were tested on one split, but with .* samples of the classes: these are different data/u,
    ],
  ])('%s', (_, given, message) => {
    expect(() => summarize(given)).toThrow(message);
  });
});
