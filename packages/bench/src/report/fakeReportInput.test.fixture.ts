import { createRandom, type Random } from '@strnn/core/random';
import { cellId } from '../matrix/cellId.js';
import type { CellConfig, ModelSpec, PlannedCell } from '../matrix/PlannedCell.js';
import { compareNames, leaveOneSubjectOut, shuffledKFold, type Protocol } from '../protocol/index.js';
import type { CellResult, FoldResult } from '../run/CellResult.js';
import type { DataDescription } from '../run/describeData.js';
import { makeDigest } from '../run/store/makeDigest.js';
import type { FakeFace } from './fakeFace.test.fixture.js';
import { fakeMontage } from './fakeMontage.test.fixture.js';
import type { DoneCell, ReportInput } from './Report.js';

/** What the made-up matrix is like. */
export interface FakeReport {
  /** Number of subjects, default 16. */
  readonly subjects?: number;
  /** Seeds of every random model, default 0 and 1. */
  readonly seeds?: readonly number[];
  /** Default true: some cells failed and some were not run; false: every cell is done. */
  readonly incomplete?: boolean;
  /** Default false: with a lenient and a transductive baseline. */
  readonly plain?: boolean;
  /** Default `'uci-eeg'`. */
  readonly data?: string;
  /** Sites on a face; default: on a head. */
  readonly face?: FakeFace;
  /** Default false: every honest STRNN cell has a lenient twin, the last of them not done. */
  readonly twins?: boolean;
  /** Default false: both cells of the second row were given up. */
  readonly pruned?: boolean;
  /** Notes of the data. */
  readonly notes?: readonly string[];
  /** Changes a result before its digest is made. */
  readonly alter?: (result: CellResult) => CellResult;
}

/** How often a model is right, and its parameters and time. */
interface FakeModel {
  readonly skill: number;
  readonly parameters: number;
  readonly seconds: number;
}

const CLASSES = ['S1 obj', 'S2 match', 'S2 nomatch'];
const TRAVERSALS: Record<string, number> = { quad: 0.61, 'corner:top-left': 0.595, none: 0.63 };
const PROJECTORS: Record<string, number> = { dense: 0, l1: 0.004, l21: -0.006 };
const MAIN = leaveOneSubjectOut({ validationGroups: 2 });
/** Of the made-up data. */
export const FINGERPRINT = 'ab'.repeat(32);

/** A report's input with invented numbers in the form of real ones: 3 traversals x 3 projectors x 2 seeds and baselines. */
export function fakeReportInput(options: FakeReport = {}): ReportInput {
  const { subjects = 16, seeds = [0, 1], incomplete = true, plain = false, data = 'uci-eeg', face } = options;
  const { alter = (result) => result } = options;
  const random = createRandom('fake report');
  const samples = fakeSamples(subjects, random);
  const cells: [PlannedCell, FakeModel][] = [];
  for (const [traversal, skill] of Object.entries(TRAVERSALS)) {
    for (const [projector, more] of Object.entries(PROJECTORS)) {
      const model = { kind: 'strnn', options: { traversal, projector, cell: 'elman', hidden: 16 } };
      const factors = { traversal, projector };
      for (const seed of seeds) {
        const config = fakeConfig(data, model, MAIN, 'channel-z', seed);
        const label = `traversal=${traversal} projector=${projector}`;
        cells.push([
          { id: cellId(config), label, factors, baseline: false, config, provenance: {} },
          fake(skill + more, 9813, 41),
        ]);
      }
    }
  }
  const add = (label: string, model: ModelSpec, protocol: Protocol, scaler: string, made: FakeModel): void => {
    const config = fakeConfig(data, model, protocol, scaler, 0);
    cells.push([{ id: cellId(config), label, factors: {}, baseline: true, config, provenance: {} }, made]);
  };
  const regression = { kind: 'logistic-regression', options: { C: 0.001 } };
  add('logistic-regression', regression, MAIN, 'channel-z', fake(0.635, 2931, 1.8));
  if (!plain) {
    const svm = { kind: 'svm-rbf', options: { C: 1, gamma: 'scale' } };
    add('svm-rbf (scaler=subject-z)', svm, MAIN, 'subject-z', fake(0.64, 655, 6));
    const lenient = shuffledKFold({ folds: 5 });
    add('logistic-regression (LENIENT: shuffled 5-fold)', regression, lenient, 'channel-z', fake(0.71, 2931, 1.1));
  }
  const twins = options.twins === true ? cells.filter(([cell]) => !cell.baseline).map(fakeTwin) : [];
  const sites = face ?? fakeMontage();
  const failed: Record<string, string> = {};
  const pruned: Record<string, string> = {};
  const results: DoneCell[] = [];
  const described: DataDescription = {
    name: data,
    options: { task: 'condition', slices: 16 },
    classes: CLASSES,
    ...subjectsOf(samples),
    samples: samples.y.length,
    siteNames: sites.names,
    siteGrid: sites.grid,
    ...('positions' in sites ? { positions: sites.positions } : { picture: sites.picture }),
    attribution:
      'Begleiter, H. (1995) EEG Database. UCI Machine Learning Repository, https://doi.org/10.24432/C5TS3D. CC BY 4.0 as shown there; to be confirmed by whoever redistributes it.',
    ...(options.notes !== undefined && { notes: options.notes }),
  };
  [...cells, ...twins].forEach(([cell, made], i) => {
    if (incomplete && i === 11)
      failed[cell.id] = 'numeric: loss is NaN in epoch 3 of fold "subject <s04>"; lower learningRate';
    else if (incomplete && (i === 6 || i === 7 || i === 5)) return;
    else if (options.pruned === true && i < 4 && i > 1)
      pruned[cell.id] = 'after 5 of 16 folds 0.412, 0.2 behind the best row';
    else if (i > 0 && i === cells.length + twins.length - 1 && twins.length > 0) return;
    else {
      const result = alter(fakeResult(cell, made, samples, sites.names.length, random));
      results.push({ cell, digest: makeDigest(result, described, 1000 + i, 'cd'.repeat(32)) });
    }
  });
  return {
    plan: {
      name: 'quickstart',
      experimentFile: 'experiments/quickstart.ablation.ts',
      axes: { traversal: Object.keys(TRAVERSALS), projector: Object.keys(PROJECTORS) },
      cells: [...cells, ...twins].map(([cell]) => cell),
    },
    results,
    failed,
    pruned,
    data: { [FINGERPRINT]: described },
  };
}

/** The lenient twin of a cell: better than it deserves. */
function fakeTwin([cell, made]: [PlannedCell, FakeModel]): [PlannedCell, FakeModel] {
  const config = { ...cell.config, protocol: shuffledKFold({ folds: 16 }) };
  const label = `${cell.label} (LENIENT: shuffled 16-fold)`;
  return [
    { ...cell, id: cellId(config), label, config, twinOf: cell.id },
    { ...made, skill: made.skill + 0.12 },
  ];
}

/** Subjects as a description lists them. */
function subjectsOf({ subjects, ease }: FakeSamples): Pick<DataDescription, 'subjects' | 'subjectRuns'> {
  const names = [...ease.keys()].sort(compareNames);
  return { subjects: names, subjectRuns: subjects.map((name) => [names.indexOf(name), 1]) };
}

interface FakeSamples {
  readonly subjects: string[];
  readonly y: number[];
  /** Per subject, added to every model's skill. */
  readonly ease: ReadonlyMap<string, number>;
}

function fake(skill: number, parameters: number, seconds: number): FakeModel {
  return { skill, parameters, seconds };
}

function fakeSamples(count: number, random: Random): FakeSamples {
  const subjects: string[] = [];
  const y: number[] = [];
  const ease = new Map<string, number>();
  for (let s = 0; s < count; s++) {
    const name = `co2${s % 2 === 0 ? 'a' : 'c'}00003${String(s + 64)}`;
    ease.set(name, 0.1 * random.normal());
    const trials = 54 + random.integer(9);
    for (let k = 0; k < trials; k++) {
      subjects.push(name);
      y.push(random.uniform() < 0.35 ? 0 : 1 + random.integer(2));
    }
  }
  return { subjects, y, ease };
}

function fakeConfig(data: string, model: ModelSpec, protocol: Protocol, scaler: string, seed: number): CellConfig {
  return {
    data: { name: data, options: { task: 'condition', slices: 16 }, fingerprint: FINGERPRINT },
    protocol,
    scaler,
    model,
    training: model.kind === 'strnn' ? { epochs: 20, learningRate: 0.001 } : {},
    plugins: { '@strnn/core': '0.1.0' },
    seed,
  };
}

function fakeResult(
  cell: PlannedCell,
  made: FakeModel,
  samples: FakeSamples,
  sites: number,
  random: Random,
): CellResult {
  const isStrnn = cell.config.model.kind === 'strnn';
  const names = [...samples.ease.keys()];
  const folds = cell.config.protocol.folds === 0 ? names.length : cell.config.protocol.folds;
  const results = Array.from({ length: folds }, (_, fold): FoldResult => {
    const testIndex = samples.subjects.flatMap((subject, i) =>
      (cell.config.protocol.folds === 0 ? subject === names[fold] : i % folds === fold) ? [i] : [],
    );
    const truth = testIndex.map((i) => samples.y[i]);
    const predicted = testIndex.map((i) => {
      const chance = made.skill + samples.ease.get(samples.subjects[i])!;
      return random.uniform() < chance ? samples.y[i] : (samples.y[i] + 1 + random.integer(2)) % 3;
    });
    const epoch = 4 + random.integer(14);
    const sparsity = isStrnn ? fakeSparsity(cell.config.model, sites, random) : undefined;
    return {
      fold,
      name: cell.config.protocol.folds === 0 ? `subject ${names[fold]}` : `fold ${fold + 1} of ${folds}`,
      trainSize: samples.y.length - testIndex.length - 110,
      validationSize: isStrnn ? 110 : 0,
      testSize: testIndex.length,
      testIndex,
      truth,
      predicted,
      probabilities: predicted.map((k) => CLASSES.map((_, c) => (c === k ? 0.6 : 0.2))),
      selection: isStrnn
        ? `best on validation (epoch ${epoch} of 20), refitted on train + validation`
        : 'none: no epochs',
      trainLoss: isStrnn ? fakeCurve(20, 1.12, 0.72 + 0.1 * random.uniform(), random) : [],
      validationAccuracy: isStrnn ? fakeCurve(20, 0.36, made.skill, random) : [],
      seconds: made.seconds / folds,
      ...(sparsity !== undefined && { sparsity }),
    };
  });
  return {
    formatVersion: 1,
    cell,
    parameterCount: made.parameters,
    folds: results,
    environment: {
      node: '20.20.0',
      platform: 'linux x64',
      ...(isStrnn && { backend: 'wasm', backendReason: 'SIMD is there' }),
    },
    seconds: made.seconds * (0.9 + 0.2 * random.uniform()),
    finishedAt: '2025-01-01T00:00:00.000Z',
  };
}

function fakeCurve(epochs: number, from: number, to: number, random: Random): number[] {
  return Array.from({ length: epochs }, (_, i) => to + (from - to) * Math.exp(-i / 6) + 0.012 * random.normal());
}

function fakeSparsity({ options }: ModelSpec, sites: number, random: Random): NonNullable<FoldResult['sparsity']> {
  const corners = ['corner:top-left', 'corner:top-right', 'corner:bottom-left', 'corner:bottom-right'];
  const directions =
    options['traversal'] === 'quad'
      ? corners
      : options['traversal'] === 'none'
        ? ['unlinked:1', 'unlinked:2']
        : ['corner:top-left'];
  const isSparse = options['projector'] !== 'dense';
  const siteWeight = Object.fromEntries(
    directions.map((direction) => [
      direction,
      Array.from({ length: sites }, (_, n) => {
        const weight = 0.6 * Math.exp(-((n - 44) ** 2) / 180) + 0.12 * random.uniform();
        return isSparse && weight < 0.16 ? 0 : weight;
      }),
    ]),
  );
  return {
    zeroFractionG: isSparse ? 0.52 + 0.05 * random.uniform() : 0,
    zeroFractionF: isSparse ? 0.03 : 0,
    siteWeight,
  };
}
