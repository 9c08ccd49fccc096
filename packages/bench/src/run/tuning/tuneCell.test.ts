import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CellConfig, TuningSpec } from '../../matrix/PlannedCell.js';
import { createCellIds } from '../../matrix/createCellIds.js';
import { trainingOptionsSchema } from '../../matrix/trainingOptions.js';
import { strnnOptionsSchema } from '../../matrix/strnnOptions.js';
import { groupedKFold } from '../../protocol/index.js';
import { plantedData } from '../cell/fixtures/plantedData.js';
import type { CellProgress } from '../CellProgress.js';
import type { CellResult } from '../CellResult.js';
import type { CellWork } from '../engine/Work.js';
import { runCell } from '../runCell.js';
import { checkCellResult } from '../store/checkCellResult.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';

const newFolder = temporaryFolders();

/** The planted data, faint, so that accuracies differ. */
const faint = (): ReturnType<typeof plantedData> =>
  plantedData((samples) => {
    samples.y.forEach((label, s) => [0, 1, 2].forEach((t) => (samples.x[(s * 3 + t) * 9 + 4 * label] -= 1.2)));
    return samples;
  });

const shared = {
  data: { name: 'planted', options: {}, fingerprint: '0'.repeat(64) },
  scaler: 'channel-z',
  plugins: {},
  seed: 1,
};
const logistic = (tuning?: TuningSpec, C = 1): CellConfig => ({
  ...shared,
  protocol: groupedKFold({ folds: 2 }),
  model: { kind: 'logistic-regression', options: { C } },
  training: {},
  ...(tuning && { tuning }),
});
const small = { hidden: 3, spatialProjection: 2, mixed: 4, temporalHidden: 3, temporalProjection: 2 };
const recurrent = (tuning?: TuningSpec, options = {}, training = {}): CellConfig => ({
  ...shared,
  protocol: groupedKFold({ folds: 3, validationGroups: 1 }),
  model: { kind: 'strnn', options: strnnOptionsSchema.parse({ ...small, ...options }) },
  training: trainingOptionsSchema.parse({ epochs: 2, batchSize: 8, learningRate: 0.01, ...training }),
  ...(tuning && { tuning }),
});

interface Run {
  readonly folder?: string;
  readonly onProgress?: (progress: CellProgress) => void;
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

function run(config: CellConfig, options: Run = {}): Promise<CellResult> {
  const folder = options.folder ?? newFolder();
  const id = createCellIds()(config);
  const cell = { id, label: 'tuned', factors: {}, baseline: false, config, provenance: {} };
  const work: CellWork<never> = {
    cell,
    data: faint(),
    plugins: [],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    log: () => undefined,
    ...options,
    folder,
  };
  return runCell(work);
}

const lasting = (result: CellResult): unknown => result.folds.map(({ seconds: _, ...fold }) => fold);
/** What tuning adds, taken off; and the seconds. */
const tested = ({ folds }: CellResult, fold: number): unknown => {
  const { seconds: _, tuning: _tuning, selection: _selection, ...rest } = folds[fold];
  return rest;
};
const overC: TuningSpec = { grid: { 'model.C': [1e-6, 0.1, 10] }, folds: 2 };

describe('a tuned baseline', () => {
  it('is, in every fold, the model with the options chosen there, trained on the whole training side', async () => {
    const folder = newFolder();
    const result = await run(logistic(overC), { folder });
    for (const { tuning, selection, fold } of result.folds) {
      expect(tuning!.candidates.map(({ options }) => options['model.C'])).toEqual([1e-6, 0.1, 10]);
      const best = Math.max(...tuning!.candidates.map(({ accuracy }) => accuracy!));
      expect(tuning!.chosen).toEqual(tuning!.candidates.find(({ accuracy }) => accuracy === best)!.options);
      for (const { accuracy, ofFolds } of tuning!.candidates) {
        expect(ofFolds).toHaveLength(2);
        expect(accuracy).toBeCloseTo((ofFolds[0]! + ofFolds[1]!) / 2, 12);
      }
      const C = tuning!.chosen['model.C'] as number;
      expect(selection).toBe(`tuned by 2 inner folds (C = ${C}, 3 subjects), no epochs`);
      expect(tested(await run(logistic(undefined, C)), fold)).toEqual(tested(result, fold));
    }
    expect(new Set(result.folds[0].tuning!.candidates.map(({ accuracy }) => accuracy)).size).toBeGreaterThan(1);
    expect(checkCellResult(result, result.cell)).toBeUndefined();
    const untold = { ...result, folds: result.folds.map(({ tuning: _, ...fold }) => fold) };
    expect(checkCellResult(untold, result.cell)).toBe('folds[0].tuning: expected what was chosen and the candidates');
    expect(JSON.parse(readFileSync(join(folder, 'inner-split.json'), 'utf8'))).toMatchObject({
      folds: [0, 1, 2, 3].map((index) => ({ index })),
    });
    expect(readdirSync(join(folder, 'folds')).sort()).toEqual(['0.json', '1.json']);
  });

  it('never meets a test sample before it is tested: other test labels choose the same', async () => {
    const choices = async (change: boolean): Promise<unknown> => {
      const config = logistic(overC);
      const cell = { id: '0'.repeat(12), label: '', factors: {}, baseline: true, config, provenance: {} };
      const first = await run(config);
      const test = new Set(first.folds[0].testIndex);
      const changed = await faint().load();
      if (change) for (const sample of test) changed.y[sample] = (changed.y[sample] + 1) % 3;
      const data = { ...faint(), load: () => Promise.resolve(changed) };
      const [signal, folder] = [new AbortController().signal, newFolder()];
      const silent = { onProgress: () => undefined, log: () => undefined };
      const { folds } = await runCell({ cell, data, plugins: [], folder, signal, ...silent });
      return folds[0].tuning;
    };
    expect(await choices(true)).toEqual(await choices(false));
  });
});

const overTraining: TuningSpec = {
  grid: { 'model.traversal': ['none', ['corner:top-left', 'corner:top-right']], 'training.epochs': [1, 3] },
  folds: 2,
};

describe('a tuned STRNN', () => {
  it('is, in every fold, the network with the options chosen there', async () => {
    const result = await run(recurrent(overTraining));
    for (const { tuning, fold, selection } of result.folds) {
      expect(tuning!.candidates).toHaveLength(4);
      const { 'model.traversal': traversal, 'training.epochs': epochs } = tuning!.chosen;
      const plain = await run(recurrent(undefined, { traversal }, { epochs }));
      expect(tested(plain, fold)).toEqual(tested(result, fold));
      expect(selection).toMatch(
        /^tuned by 2 inner folds \(traversal = [^,]+, epochs = \d, 4 subjects\), best on validation \(epoch \d of \d\), ref/,
      );
      expect(selection.endsWith(plain.folds[fold].selection)).toBe(true);
    }
  });

  it('goes on after a stop anywhere, as if there had been none, and tells how far it is', async () => {
    const steps: CellProgress[] = [];
    const whole = lasting(await run(recurrent(overTraining), { onProgress: (step) => steps.push(step) }));
    const fractions = steps.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    // Tuning is 8 of the 9 trainings of a fold.
    const tunings = steps.filter(({ foldName }) => foldName.includes('tuning'));
    expect(Math.max(...tunings.filter(({ fold }) => fold === 0).map(({ fraction }) => fraction))).toBeCloseTo(
      8 / 27,
      10,
    );
    expect(tunings.map(({ foldName }) => foldName)).toContain('fold 1 of 3, tuning 8 of 8');

    const trained = steps.filter(({ epoch }) => epoch > 0).length;
    for (const stopAt of [1, 4, 9, Math.floor(trained / 2), trained - 1]) {
      const [folder, controller, log] = [newFolder(), new AbortController(), [] as string[]];
      let epochs = 0;
      const stopping = run(recurrent(overTraining), {
        folder,
        signal: controller.signal,
        onProgress: ({ epoch }) => {
          if (epoch > 0 && ++epochs === stopAt) controller.abort(new Error('stop'));
        },
      });
      await expect(stopping).rejects.toThrow('stop');
      expect(lasting(await run(recurrent(overTraining), { folder, log: (line) => log.push(line) }))).toEqual(whole);
      expect(log.join('\n')).toMatch(/goes on|already done/);
      expect(
        readdirSync(folder, { recursive: true }).filter((name) => /tmp$|tuning|checkpoint/.test(String(name))),
      ).toEqual([]);
    }
  });

  it('does not believe what is kept of other inner folds, or damaged', async () => {
    const whole = lasting(await run(logistic(overC)));
    const kept = JSON.stringify({
      formatVersion: 1,
      splitSha256: 'another',
      scores: [{ inner: 0, candidate: 0, accuracy: 1, seconds: 1 }],
    });
    for (const text of [kept, kept.replace('1,"seconds":1', '"x"'), '{"cut', '[]', '']) {
      const folder = newFolder();
      const controller = new AbortController();
      controller.abort(new Error('stop'));
      await expect(run(logistic(overC), { folder, signal: controller.signal })).rejects.toThrow('stop');
      const { sha256 } = JSON.parse(readFileSync(join(folder, 'inner-split.json'), 'utf8')) as { sha256: string };
      mkdirSync(join(folder, 'folds'), { recursive: true });
      const damaged = text.includes('"x"') ? text.replace('another', sha256) : text;
      writeFileSync(join(folder, 'folds', '0.tuning.json'), damaged);
      expect(lasting(await run(logistic(overC), { folder }))).toEqual(whole);
      expect(existsSync(join(folder, 'folds', '0.tuning.json'))).toBe(false);
    }
  });
});
