import type { DataSource, Samples } from '@strnn/core/samples';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CellConfig, PlannedCell } from '../matrix/PlannedCell.js';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import {
  crossSession,
  groupedKFold,
  leaveOneSessionOut,
  leaveOneSubjectOut,
  leaveOneTrialOut,
  shuffledKFold,
  subjectKFold,
  trialsInOrder,
  withinSubjectKFold,
  withinTrial,
  type Fold,
  type Protocol,
} from '../protocol/index.js';
import { prepareCell } from '../run/cell/prepareCell.js';
import { preflight } from '../run/preflight.js';
import type { Scaler } from '../transform/index.js';
import { leakKinds, type LeakKind } from './LeakFinding.js';

// What the run takes from elsewhere and a leak may hide in: the split and the scaler. Everything else is the real path.
const planted = vi.hoisted(() => ({
  fold: undefined as ((fold: Fold, folds: readonly Fold[]) => Fold) | undefined,
  scaler: undefined as Scaler | undefined,
}));
vi.mock('../protocol/splitFolds.js', async (original) => {
  const real = await original<{ splitFolds: (protocol: Protocol, samples: Samples) => Fold[] }>();
  return {
    ...real,
    splitFolds: (protocol: Protocol, samples: Samples) => {
      const folds = real.splitFolds(protocol, samples);
      return folds.map((fold) => planted.fold?.(fold, folds) ?? fold);
    },
  };
});
vi.mock('../transform/scalers.js', async (original) => {
  const real = await original<{ findScaler: (name: string) => Scaler }>();
  return { ...real, findScaler: (name: string) => planted.scaler ?? real.findScaler(name) };
});
afterEach(() => {
  planted.fold = undefined;
  planted.scaler = undefined;
});

/** 4 subjects x 2 sessions x 6 trials x 10 windows of 4 s, one every 2 s; 16 numbers each. */
const windows = 10;
const base = exampleSamples({ subjects: 4, sessions: 2, trials: 6, windows, slices: 4, sites: 4 });
const size = 16;
const { S } = base.shape;
const honest: Samples = {
  ...base,
  spans: Float64Array.from({ length: 2 * S }, (_, i) => 2 * base.ids.window[i >> 1] + 4 * (i & 1)),
};

const trialOf = (i: number): string => [honest.ids.subject[i], honest.ids.session[i], honest.ids.trial[i]].join('/');
const move = (
  { train, validation, test, ...rest }: Fold,
  change: (sides: { train: number[]; validation: number[]; test: number[] }) => void,
): Fold => {
  const sides = { train: [...train], validation: [...validation], test: [...test] };
  change(sides);
  return {
    ...rest,
    train: Int32Array.from(sides.train).sort(),
    validation: Int32Array.from(sides.validation).sort(),
    test: Int32Array.from(sides.test).sort(),
  };
};
/** In the first fold, some test samples are trained on instead. */
const trainOn =
  (isMoved: (sample: number, first: number) => boolean) =>
  (fold: Fold): Fold =>
    fold.index !== 0
      ? fold
      : move(fold, (sides) => {
          const [first] = sides.test;
          sides.train.push(...sides.test.filter((sample) => isMoved(sample, first)));
          sides.test = sides.test.filter((sample) => !isMoved(sample, first));
        });
const config = (protocol: Protocol): CellConfig => ({
  data: { name: 'example', options: {}, fingerprint: '00' },
  protocol,
  scaler: 'channel-z',
  model: { kind: 'majority', options: {} },
  training: {},
  plugins: {},
  seed: 0,
});
/** The samples with sample `to` made of sample `from`. */
const made = (from: number, to: number, of: (value: number) => number): Samples => {
  const x = honest.x.slice();
  for (let i = 0; i < size; i++) x[to * size + i] = of(x[from * size + i]);
  return { ...honest, x };
};
/** Every sample and a copy of it; `astray` copies belong to the sample of that number. */
const copied = (): Samples => ({
  ...honest,
  x: Float32Array.from({ length: 2 * S * size }, (_, i) => honest.x[i % (S * size)] + (i < S * size ? 0 : Math.sin(i))),
  shape: { ...honest.shape, S: 2 * S },
  y: Int32Array.from([...honest.y, ...honest.y]),
  ids: {
    subject: [...honest.ids.subject, ...honest.ids.subject],
    session: [...honest.ids.session, ...honest.ids.session],
    trial: [...honest.ids.trial, ...honest.ids.trial],
    window: Int32Array.from([...honest.ids.window, ...honest.ids.window]),
  },
  spans: Float64Array.from([...honest.spans!, ...honest.spans!]),
  copyOf: Int32Array.from({ length: 2 * S }, (_, i) => (i < S ? -1 : i - S)),
});
const scalerFittedOn = (extra: (fold: Int32Array) => number[]): Scaler => ({
  name: 'greedy-z',
  description: 'fitted on more than it should be',
  transductive: false,
  fit: (_, indices) => ({
    name: 'greedy-z',
    transductive: false,
    fittedOn: Int32Array.from([...indices, ...extra(indices)]).sort(),
    apply: (given) => given.x,
  }),
});
const patients = { ...honest, y: honest.y.map((_, i) => Number(honest.ids.subject[i].slice(1)) % 2) };
const without = (train: Int32Array): number[] => [...honest.y.keys()].filter((sample) => !train.includes(sample));

interface Leak {
  readonly name: string;
  readonly kind: LeakKind;
  readonly protocol: Protocol;
  readonly samples?: Samples;
  readonly fold?: (fold: Fold, folds: readonly Fold[]) => Fold;
  readonly scaler?: Scaler;
  /** Of the message's example. */
  readonly says: RegExp;
}

const loso = leaveOneSubjectOut({ validationGroups: 1 });
const leaks: readonly Leak[] = [
  {
    name: 'a session of the test subject is trained on',
    kind: 'shared-subject',
    protocol: loso,
    fold: trainOn((i) => honest.ids.session[i] === '2'),
    says: /in subject S1: subject S1: 60 training, 0 validation, 60 test samples/,
  },
  {
    name: 'a trial of the test session is trained on',
    kind: 'shared-session',
    protocol: leaveOneSessionOut({ validationGroups: 0 }),
    fold: trainOn((i) => honest.ids.trial[i] === '1'),
    says: /session S1 \/ session 1: 10 training/,
  },
  {
    name: 'windows of test trials are trained on, as in a split by window',
    kind: 'shared-trial',
    protocol: trialsInOrder({ train: 4, test: 2 }),
    fold: trainOn((i) => honest.ids.window[i] < 5),
    says: /trial S1 \/ session 1 \/ trial 5: 5 training, 0 validation, 5 test/,
  },
  {
    name: 'a film clip is tested that others were trained on',
    kind: 'shared-trial',
    protocol: leaveOneTrialOut({ across: 'everybody' }),
    fold: trainOn((i) => honest.ids.subject[i] === 'S1'),
    says: /in trial 1: trial trial 1: 20 training, 0 validation, 60 test/,
  },
  {
    name: 'the later session is learned from',
    kind: 'shared-session',
    protocol: crossSession({ train: 1, test: 1 }),
    fold: trainOn((i) => honest.ids.trial[i] === '6'),
    says: /session S1 \/ session 2: 10 training/,
  },
  {
    name: 'a validation subject is trained on, too',
    kind: 'validation-shares-subject',
    protocol: loso,
    fold: (fold) => move(fold, ({ train, validation }) => train.push(...validation.splice(0, 60))),
    says: /subject S\d: 60 training, 60 validation, 0 test/,
  },
  {
    name: 'validation windows of a training trial',
    kind: 'validation-shares-trial',
    protocol: trialsInOrder({ train: 4, test: 2, validationGroups: 1 }),
    fold: (fold) => move(fold, ({ train, validation }) => train.push(validation.pop()!)),
    says: /trial 4: 1 training, 9 validation/,
  },
  {
    name: 'validation windows of a training session',
    kind: 'validation-shares-session',
    protocol: groupedKFold({ folds: 4, by: 'session', validationGroups: 1 }),
    fold: (fold) => move(fold, ({ train, validation }) => train.push(...validation.splice(0, 10))),
    says: /session \d: 10 training, 50 validation/,
  },
  {
    name: 'a sample on two sides',
    kind: 'overlapping-index',
    protocol: subjectKFold({ folds: 2 }),
    fold: (fold) => move(fold, ({ train, test }) => train.push(test[0])),
    says: /sample \d+ \(S\d \/ session 1 \/ trial 1 \/ window 0\): train and test/,
  },
  {
    name: 'an augmented copy is tested',
    kind: 'augmented-copy',
    protocol: subjectKFold({ folds: 2 }),
    samples: copied(),
    fold: (fold) => move(fold, ({ test }) => test.push(test[0] + S)),
    says: /the copy \(sample \d+\) of sample \d+ .* is held out/,
  },
  {
    name: 'an augmented copy of a test sample is trained on',
    kind: 'augmented-copy',
    protocol: subjectKFold({ folds: 2 }),
    samples: copied(),
    fold: (fold) => move(fold, ({ train, test }) => train.push(test[0] + S)),
    says: /the copy .* is trained on without it/,
  },
  {
    name: 'one recording under two names',
    kind: 'duplicate-samples',
    protocol: loso,
    samples: made(3, S - 5, (value) => value),
    says: /sample \d+ \(S\d .*\) equals (training|validation) sample/,
  },
  {
    name: 'one recording exported twice, in volts and in microvolts',
    kind: 'near-duplicate-samples',
    protocol: loso,
    samples: made(3, S - 5, (value) => 1e6 * value),
    says: /sample \d+ \(S\d .*\) is, but for gain and offset, (training|validation) sample/,
  },
  {
    name: 'one recording with another baseline',
    kind: 'near-duplicate-samples',
    protocol: leaveOneTrialOut(),
    samples: made(0, 59, (value) => 0.25 * value - 3),
    says: /in subject S1 \/ session 1 \/ trial 1: test sample 0 .* training sample 59/,
  },
  {
    name: 'windows that overlap in time with those of another side',
    kind: 'overlapping-windows',
    protocol: withinTrial({ folds: 2, gap: 0 }),
    fold: (fold) =>
      move(fold, ({ train, test }) => {
        const left = [...honest.y.keys()].filter((i) => trialOf(i) === trialOf(test[0]));
        train.push(...left.filter((i) => !test.includes(i) && !train.includes(i)));
      }),
    says: /test sample \d+ \(S1 .* window 4\) at 8-12 s, training window 5 at 10-14 s/,
  },
  {
    name: 'windows nearer than the gap that is declared',
    kind: 'overlapping-windows',
    protocol: withinTrial({ folds: 2, gap: 6 }),
    fold: (fold) =>
      move(fold, ({ train, test }) => {
        const near = honest.ids.window[test[0]] === 0 ? 6 : 3;
        const left = [...honest.y.keys()].filter((i) => trialOf(i) === trialOf(test[0]));
        const sample = left.find((i) => honest.ids.window[i] === near)!;
        if (!train.includes(sample)) train.push(sample);
      }),
    says: /window 4\) at 8-12 s, training window 6 at 12-16 s/,
  },
  {
    name: 'features smoothed over a session that is split',
    kind: 'smoothed-across-split',
    protocol: trialsInOrder({ train: 4, test: 2 }),
    samples: { ...honest, smoothing: { unit: 'session', method: 'linear dynamical system' } },
    says: /linear dynamical system over session S1 \/ session 1, whose samples are on the sides training, test/,
  },
  {
    name: 'features smoothed over all sessions of a subject',
    kind: 'smoothed-across-split',
    protocol: crossSession({ train: 1, test: 1 }),
    samples: { ...honest, smoothing: { unit: 'subject', method: 'moving average' } },
    says: /moving average over subject S1/,
  },
  {
    name: 'features smoothed over a trial that is cut into blocks',
    kind: 'smoothed-across-split',
    protocol: withinTrial({ folds: 2, gap: 2 }),
    samples: { ...honest, smoothing: { unit: 'trial', method: 'moving average' } },
    says: /moving average over trial S1 \/ session 1 \/ trial 1/,
  },
  {
    name: 'a scaler fitted on everything',
    kind: 'fitted-outside-training',
    protocol: subjectKFold({ folds: 2 }),
    scaler: scalerFittedOn(without),
    says: /scaler greedy-z: sample \d+ .*, side: test/,
  },
  {
    name: 'a scaler fitted on the validation side',
    kind: 'fitted-outside-training',
    protocol: loso,
    scaler: scalerFittedOn((train) => without(train).slice(-1)),
    says: /scaler greedy-z: sample \d+ .*, side: validation/,
  },
  {
    name: 'the epoch is chosen on test samples',
    kind: 'selection-on-test',
    protocol: loso,
    fold: (fold) => (fold.index === 1 ? move(fold, ({ validation, test }) => validation.push(...test)) : fold),
    says: /120 samples in 1 of 4 folds, e\.g\. in subject S2: epoch chosen on test sample/,
  },
  {
    name: 'patients and controls, split by trial',
    kind: 'label-follows-subject',
    protocol: groupedKFold({ folds: 3, by: 'trial' }),
    samples: { ...patients, classes: ['control', 'patient'] },
    says: /in all folds: subject S1: only 'patient'/,
  },
  {
    name: 'what a lenient protocol does not declare: windows, where it shuffles trials',
    kind: 'shared-trial',
    protocol: shuffledKFold({ folds: 3, by: 'session' }),
    fold: trainOn((i) => honest.ids.window[i] === 0),
    says: /trial S\d \/ session \d \/ trial \d: 1 training, 0 validation, 9 test/,
  },
  {
    name: 'what a lenient protocol does not declare: a recording twice',
    kind: 'duplicate-samples',
    protocol: shuffledKFold({ folds: 30 }),
    samples: made(3, S - 6, (value) => value),
    says: /equals/,
  },
];

describe('a planted leak is refused before anything is trained, by its name', () => {
  it.each(leaks)('$kind: $name', ({ kind, protocol, samples = honest, fold, scaler, says }) => {
    planted.fold = fold;
    planted.scaler = scaler;
    let found = '';
    try {
      prepareCell(samples, config(protocol), true);
    } catch (error) {
      found = (error as Error).message;
    }
    expect(found).toMatch(/^The leak gate refuses this run \(/);
    const line = found.split('\n').find((one) => one.startsWith(`- ${kind}: `));
    expect(line, found).toMatch(says);
  });

  it('plants every kind there is', () => {
    expect(new Set(leaks.map(({ kind }) => kind))).toEqual(new Set(Object.keys(leakKinds)));
  });

  it('names the cell when the matrix is checked before a run', async () => {
    planted.scaler = scalerFittedOn(without);
    const cell: PlannedCell = {
      id: '0123456789ab',
      label: 'majority',
      factors: {},
      baseline: true,
      config: config(loso),
      provenance: {},
    };
    const data: DataSource = {
      name: 'example',
      options: {},
      fingerprint: () => Promise.resolve('00'),
      load: () => Promise.resolve(honest),
    };
    await expect(preflight([cell], () => data, [])).rejects.toMatchObject({
      code: 'leak',
      message: expect.stringMatching(/^cell 'majority' \(0123456789ab\) cannot run: The leak gate refuses/) as unknown,
    });
  });
});

describe('no false alarm', () => {
  const protocols: Protocol[] = [
    loso,
    leaveOneSessionOut(),
    leaveOneSessionOut({ across: 'everybody' }),
    leaveOneTrialOut({ validationGroups: 2 }),
    leaveOneTrialOut({ across: 'everybody' }),
    crossSession({ train: 1, test: 1 }),
    trialsInOrder({ train: 4, test: 2, validationGroups: 1 }),
    subjectKFold({ folds: 2, validationGroups: 1 }),
    groupedKFold({ folds: 3, by: 'session', validationGroups: 1 }),
    groupedKFold({ folds: 3, by: 'trial', validationGroups: 2 }),
    withinSubjectKFold({ folds: 3, validationGroups: 1 }),
    withinSubjectKFold({ folds: 2, by: 'session' }),
    shuffledKFold({ folds: 3, validationGroups: 20 }),
    shuffledKFold({ folds: 3, by: 'session' }),
    withinTrial({ folds: 3, validationGroups: 1 }),
    withinTrial({ folds: 2, gap: 0 }),
    withinTrial({ folds: 3, gap: 0.5 }),
  ];
  it.each(protocols)('%o', (protocol) => {
    for (const samples of [honest, copied()]) {
      expect(() => prepareCell(samples, config(protocol), true)).not.toThrow();
      expect(() => prepareCell(samples, config(protocol), false)).not.toThrow();
    }
  });

  it('smoothing within what stays together, or within what a protocol declares, or of which nothing is stated', () => {
    const smoothed = (unit: 'trial' | 'session' | 'subject' | 'unknown'): Samples => ({
      ...honest,
      smoothing: { unit, method: 'moving average' },
    });
    for (const [unit, protocol] of [
      ['trial', trialsInOrder({ train: 4, test: 2 })],
      ['session', leaveOneSessionOut()],
      ['subject', loso],
      ['trial', withinTrial({ folds: 3 })],
      ['session', shuffledKFold({ folds: 3, by: 'session' })],
      ['unknown', trialsInOrder({ train: 4, test: 2 })],
    ] as const) {
      expect(() => prepareCell(smoothed(unit), config(protocol), true)).not.toThrow();
    }
  });

  it('the same recording twice in one trial, or on one side', () => {
    const inTrial = made(0, 5, (value) => 2 * value);
    expect(() => prepareCell(inTrial, config(withinTrial({ folds: 3 })), true)).not.toThrow();
    const onOneSide = made(0, windows + 1, (value) => 2 * value);
    expect(() => prepareCell(onOneSide, config(loso), true)).not.toThrow();
  });
});
