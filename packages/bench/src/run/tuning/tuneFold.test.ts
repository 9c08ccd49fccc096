import { StrnnError } from '@strnn/core/error';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { exampleSamples } from '../../protocol/fixtures/exampleSamples.js';
import { groupedKFold } from '../../protocol/index.js';
import type { FitRequest, FoldFit } from '../cell/FoldFit.js';
import { prepareCell } from '../cell/prepareCell.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { tuneFold } from './tuneFold.js';

/** Instead of a training: right for the first samples, as many as the candidate says. */
let fit: (request: FitRequest) => FoldFit;
vi.mock('../cell/fitFold.js', () => ({ fitFold: (request: FitRequest) => Promise.resolve().then(() => fit(request)) }));

const samples = exampleSamples({ subjects: 6, classes: 2, trials: 2 });
const config: CellConfig = {
  data: { name: 'made-up', options: {}, fingerprint: '00' },
  protocol: groupedKFold({ folds: 2 }),
  scaler: 'none',
  model: { kind: 'made-up', options: { right: 0 } },
  training: {},
  plugins: {},
  seed: 7,
  tuning: { grid: { 'model.right': [0, 0.5, 1] }, folds: 3 },
};
const rightOf = ({ config }: FitRequest): number => config.model.options.right as number;
const fitted = ({ prepared }: FitRequest, share: number): FoldFit => ({
  probabilities: Array.from(prepared.fold.test, (sample, place) => {
    const isRight = place < share * prepared.fold.test.length;
    return (samples.y[sample] === 0) === isRight ? [1, 0] : [0, 1];
  }),
  parameterCount: 1,
  selection: 'none: no epochs',
  trainLoss: [],
  validationAccuracy: [],
});

const newFolder = temporaryFolders();
let folder: string;
beforeEach(() => {
  folder = newFolder();
  fit = (request) => fitted(request, rightOf(request));
});

const tune = (log: string[] = [], onProgress: (done: number, all: number) => void = () => undefined) => {
  const { inner, folds } = prepareCell(samples, config, false);
  const request = {
    config,
    samples,
    folder,
    tuning: inner!.folds[1],
    fold: folds[1].fold.index,
    name: folds[1].fold.name,
  };
  const signal = new AbortController().signal;
  const splitSha256 = inner!.sha256;
  return tuneFold({
    ...request,
    registry: undefined as never,
    signal,
    owner: 'cell',
    splitSha256,
    onProgress,
    log: (line) => void log.push(line),
  });
};

describe('tuneFold', () => {
  it('trains every candidate on every inner fold, on the same random numbers, and takes the best', async () => {
    const met: string[] = [];
    fit = (request) => {
      met.push(`${request.seed} ${rightOf(request)}`);
      return fitted(request, rightOf(request));
    };
    const log: string[] = [];
    const { tuning } = await tune(log);
    expect(met).toEqual([0, 1, 2].flatMap((inner) => [0, 0.5, 1].map((right) => `7/fold 1/inner ${inner} ${right}`)));
    expect(tuning).toMatchObject({ chosen: { 'model.right': 1 }, folds: 3, groups: 3, unit: 'subject' });
    expect(tuning.candidates.map(({ accuracy }) => accuracy)).toEqual([0, 0.5, 1]);
    expect(log.at(-1)).toBe('fold 2 of 2: right = 1 chosen, accuracy 1.0000 over the inner folds');
    expect(log[0]).toBe('fold 2 of 2, inner fold 1 of 3: right = 0: accuracy 0.0000');
  });

  it('repeats no training that was done before it was stopped', async () => {
    let count = 0;
    fit = (request) => {
      if (++count === 6) throw new Error('killed');
      return fitted(request, rightOf(request));
    };
    await expect(tune()).rejects.toThrow('killed');
    const log: string[] = [];
    const steps: string[] = [];
    const { tuning } = await tune(log, (done, all) => steps.push(`${done}/${all}`));
    expect(count).toBe(5 + 1 + 4);
    expect(steps).toEqual(['5/9', '6/9', '7/9', '8/9']);
    expect(log[0]).toBe('fold 2 of 2: goes on with its tuning (5 trainings done)');
    expect(tuning.candidates.map(({ accuracy }) => accuracy)).toEqual([0, 0.5, 1]);
  });

  it('leaves a candidate out whose training diverges, and says so', async () => {
    fit = (request) => {
      if (rightOf(request) === 1) throw new StrnnError('numeric', 'loss is NaN in epoch 2\nmore');
      return fitted(request, rightOf(request));
    };
    const log: string[] = [];
    const { tuning } = await tune(log);
    expect(tuning.chosen).toEqual({ 'model.right': 0.5 });
    expect(tuning.candidates[2]).toMatchObject({ accuracy: null, failed: 'loss is NaN in epoch 2' });
    expect(log).toContain('fold 2 of 2, inner fold 1 of 3: right = 1: failed: loss is NaN in epoch 2');
  });

  it('stops at any other error', async () => {
    fit = () => {
      throw new StrnnError('plugin', 'broken');
    };
    await expect(tune()).rejects.toThrow('broken');
  });
});
