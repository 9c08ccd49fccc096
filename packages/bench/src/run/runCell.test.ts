import { mkdtempSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlugin, type Direction, type PluginDefinition, type PluginSource } from '@strnn/core';
import type { DataSource, Samples } from '@strnn/core/samples';
import { afterEach, describe, expect, it } from 'vitest';
import { defineAblation, planMatrix, strnn, type AblationInput, type PlannedCell } from '../matrix/index.js';
import { groupedKFold, leaveOneSubjectOut, shuffledKFold } from '../protocol/index.js';
import { scalers } from '../transform/index.js';
import { plantedData } from './cell/fixtures/plantedData.js';
import type { CellProgress } from './CellProgress.js';
import type { CellResult } from './CellResult.js';
import { preflight } from './preflight.js';
import { runCell } from './runCell.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-cell-'));
  folders.push(folder);
  return folder;
}

function planned(parts: Partial<AblationInput> = {}): PlannedCell {
  const definition = defineAblation({
    name: 'test',
    data: plantedData(),
    protocol: groupedKFold({ folds: 2, validationGroups: 1 }),
    scaler: 'channel-z',
    model: strnn({ hidden: 3, spatialProjection: 2, mixed: 4, temporalHidden: 3, temporalProjection: 2 }),
    training: { epochs: 3, batchSize: 8, learningRate: 0.01 },
    ...parts,
  });
  return planMatrix({
    definition,
    experimentFile: 'test.ablation.ts',
    fingerprint: '0'.repeat(64),
    names: {
      traversals: ['quad', 'none', 'lab/loop'],
      cells: ['elman', 'lab/thrower'],
      projectors: ['l1'],
      scalers: scalers.map(({ name }) => name),
      models: ['strnn', 'majority', 'logistic-regression'],
    },
    plugins: {},
  }).cells.at(-1)!;
}

interface Run {
  readonly cell?: PlannedCell;
  readonly data?: DataSource;
  readonly plugins?: PluginSource[];
  readonly folder?: string;
  readonly onProgress?: (progress: CellProgress) => void;
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
}

function run({ cell = planned(), ...rest }: Run = {}): Promise<CellResult> {
  return runCell({
    cell,
    data: plantedData(),
    plugins: [],
    folder: newFolder(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    log: () => undefined,
    ...rest,
  });
}

/** What must not depend on interruptions: everything but times. */
const lasting = (result: CellResult): unknown => result.folds.map(({ seconds: _, ...fold }) => fold);

describe('runCell', () => {
  it('trains every fold, predicts every sample once and reports its way', async () => {
    const progress: CellProgress[] = [];
    const folder = newFolder();
    const result = await run({ folder, onProgress: (step) => progress.push(step) });
    expect(result.folds.map(({ name }) => name)).toEqual(['fold 1 of 2', 'fold 2 of 2']);
    expect(result.folds.flatMap(({ testIndex }) => testIndex).sort((a, b) => a - b)).toEqual([...Array(54).keys()]);
    for (const fold of result.folds) {
      expect([fold.trainSize, fold.validationSize, fold.testSize]).toEqual([18, 9, 27]);
      expect(fold.selection).toMatch(/^best on validation \(epoch \d of 3.*\), refitted on train \+ validation$/);
      expect(Object.keys(fold.sparsity!.siteWeight)).toHaveLength(4);
      for (const row of fold.probabilities) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    }
    expect(result.parameterCount).toBeGreaterThan(100);
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'split.json'), 'utf8'))).toMatchObject({
      formatVersion: 1,
      samples: 54,
    });
    expect(existsSync(join(folder, 'checkpoint.bin'))).toBe(false);
  });

  it('gives the same result to the last digit again', async () => {
    expect(lasting(await run())).toEqual(lasting(await run()));
  });

  it('goes on after a stop, in a fold or between folds, as if there had been none', async () => {
    const whole = lasting(await run());
    for (const stopAt of [1, 2, 4, 7]) {
      const folder = newFolder();
      const controller = new AbortController();
      let epochs = 0;
      const stopping = run({
        folder,
        signal: controller.signal,
        onProgress: ({ epoch }) => {
          if (epoch > 0 && ++epochs === stopAt) controller.abort(new Error('stop'));
        },
      });
      await expect(stopping).rejects.toThrow('stop');
      const log: string[] = [];
      expect(lasting(await run({ folder, log: (line) => log.push(line) }))).toEqual(whole);
      expect(log.join('\n')).toMatch(/goes on from its checkpoint|already done/);
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });

  it('does not use a damaged checkpoint or fold, and says so', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'checkpoint.bin'), 'rubbish');
    const log: string[] = [];
    expect(lasting(await run({ folder, log: (line) => log.push(line) }))).toEqual(lasting(await run()));
    expect(log.join('\n')).toMatch(/checkpoint not used: .*checkpoint\.bin: not a checkpoint of this version/);
    writeFileSync(join(folder, 'folds', '0.json'), '{"cut');
    expect(lasting(await run({ folder }))).toEqual(lasting(await run()));
  });

  it.each([
    [{ protocol: groupedKFold({ folds: 2 }) }, /^last epoch \(3\)$/],
    [{ training: { epochs: 3, refit: false } }, /^best on validation \(epoch \d of 3\)$/],
    [{ training: { epochs: 3 } }, /^best on validation \(epoch \d of 3\), refitted on train \+ validation$/],
    [
      { training: { epochs: 9, patience: 1, learningRate: 1e-9, refit: false } },
      /^best on validation \(epoch \d of 9, stopped after \d\)$/,
    ],
    [{ protocol: groupedKFold({ folds: 2 }), baselines: ['majority'] }, /^none: no epochs$/],
    [{ baselines: ['majority'] }, /^none: no epochs, validation groups trained on$/],
  ])('says how the epoch was chosen: %#', async (parts, text) => {
    for (const { selection } of (await run({ cell: planned(parts) })).folds) expect(selection).toMatch(text);
  });

  it('chooses nothing by what is tested: with other test labels it predicts the same', async () => {
    const first = (await run()).folds[0];
    const data = plantedData((samples) => {
      for (const sample of first.testIndex) samples.y[sample] = (samples.y[sample] + 1) % 3;
      return samples;
    });
    const { predicted, probabilities, selection } = (await run({ data })).folds[0];
    expect({ predicted, probabilities, selection }).toEqual({
      predicted: first.predicted,
      probabilities: first.probabilities,
      selection: first.selection,
    });
  });

  it('trains baselines on the whole training side', async () => {
    const cell = planned({ baselines: ['logistic-regression'] });
    const { folds } = await run({ cell });
    expect(folds.map(({ trainSize, validationSize }) => [trainSize, validationSize])).toEqual([
      [27, 0],
      [27, 0],
    ]);
    expect(folds[0].sparsity).toBeUndefined();
    expect(folds[0].selection).toBe('none: no epochs, validation groups trained on');
  });
});

const loop: Direction = {
  name: 'loop',
  description: 'two sites that wait for each other',
  predecessors: ({ names }) => names.map((_, n) => (n === 0 ? [1] : n === 1 ? [0] : [])),
};
const lab = (items: Partial<PluginDefinition>): PluginSource[] => [
  { plugin: definePlugin({ name: 'lab', version: '1', ...items }), source: 'lab.plugin.ts' },
];
const spoil = (change: (samples: Samples) => void): DataSource =>
  plantedData((samples) => {
    change(samples);
    return samples;
  });

const refusals: [string, Run, RegExp][] = [
  [
    'NaN in the input',
    { data: spoil(({ x }) => void (x[5 * 27 + 9 + 2] = NaN)) },
    /planted: x is NaN at sample 5 \(subject s0, trial 5\), slice 1, site site 2, feature amplitude/,
  ],
  [
    'a shape that does not fit',
    { data: plantedData((samples) => ({ ...samples, shape: { ...samples.shape, T: 4 } })) },
    /planted: x \(S x T x N x D\) has 1458 entries, but the shape S=54 T=4 N=9 D=1 asks for 1944/,
  ],
  [
    'a label that no training sample has',
    {
      data: spoil(({ y }) => y.forEach((_, s) => (y[s] = s < 9 ? 2 : s % 2))),
      cell: planned({ protocol: leaveOneSubjectOut() }),
    },
    /class 'c'/,
  ],
  [
    'a sample on both sides of a fold',
    // One of the first subject's samples again in each other subject, so that some fold has it on two sides.
    { data: spoil(({ x }) => [1, 2, 3, 4, 5].forEach((subject) => x.copyWithin(subject * 9 * 27, 0, 27))) },
    /The leak gate refuses this run .*\n- duplicate-samples: /,
  ],
  [
    'a direction with a cycle',
    { cell: planned({ model: strnn({ traversal: 'lab/loop' }) }), plugins: lab({ directions: [loop] }) },
    /lab\/loop.*site [01] -> site [01] -> site [01]/s,
  ],
  [
    'a plugin that throws',
    {
      cell: planned({ model: strnn({ cell: 'lab/thrower' }) }),
      plugins: lab({
        cells: [
          {
            name: 'thrower',
            description: 'throws',
            states: ['h'],
            parameters: () => [{ name: 'U', shape: [1, 1], initial: { kind: 'constant', value: 0 } }],
            step: () => {
              throw new Error('out of ideas');
            },
          },
        ],
      }),
    },
    /cell 'lab\/thrower': step threw: out of ideas/,
  ],
];

describe('what a cell cannot run with', () => {
  it.each(refusals)('%s stops it', async (_, options, message) => {
    await expect(run(options)).rejects.toThrow(message);
  });

  it.each(refusals)(
    '%s is found before anything runs',
    async (_, { cell = planned(), data = plantedData(), plugins = [] }, message) => {
      const checking = preflight([cell], () => data, plugins);
      await expect(checking).rejects.toThrow(message);
      await expect(checking).rejects.toThrow(`cell '${cell.label}' (${cell.id}) cannot run: `);
    },
  );

  it('lets honest cells pass, and a lenient protocol that declares itself', async () => {
    const cells = [
      planned(),
      planned({ protocol: leaveOneSubjectOut() }),
      planned({ protocol: shuffledKFold({ folds: 3 }) }),
    ];
    await expect(preflight(cells, () => plantedData(), [])).resolves.toBeUndefined();
  });
});
