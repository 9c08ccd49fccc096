import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import { deap, dreamer, eegDatasets, eegFolder, eegmat, seed, seedIv, seedV, uciEeg } from '@strnn/eeg';
import { ckPlus, faceDatasets, faceFolder, londonFaces, mmi, ouluCasia, uciGfe } from '@strnn/face';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  ckPlusTenFold,
  crossSession,
  describeProtocol,
  groupedKFold,
  leaveOneSessionOut,
  leaveOneSubjectOut,
  leaveOneTrialOut,
  seedTrials,
  shuffledKFold,
  splitFolds,
  subjectKFold,
  trialsInOrder,
  withinSubjectKFold,
  withinTrial,
  type Fold,
  type Protocol,
} from '../protocol/index.js';
import { leakyTwin } from '../protocol/leakyTwin.js';
import { leakGate } from './leakGate.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-honest-'));
afterAll(() => rmSync(root, { recursive: true }));

const honest: readonly Protocol[] = [
  leaveOneSubjectOut(),
  subjectKFold({ folds: 2 }),
  ckPlusTenFold(),
  leaveOneSessionOut(),
  leaveOneSessionOut({ across: 'everybody' }),
  crossSession({ train: 2, test: 1 }),
  seedTrials({ validationGroups: 2 }),
  trialsInOrder({ train: 2, test: 2 }),
  leaveOneTrialOut(),
  leaveOneTrialOut({ across: 'everybody' }),
  withinSubjectKFold({ folds: 2 }),
  groupedKFold({ folds: 3, by: 'session' }),
  groupedKFold({ folds: 3, by: 'trial', validationGroups: 2 }),
];
const lenient: readonly Protocol[] = [
  shuffledKFold({ folds: 3 }),
  shuffledKFold({ folds: 3, by: 'subject' }),
  withinTrial({ folds: 2 }),
  withinTrial({ folds: 2, gap: 0 }),
];

/** What the gate finds, by the protocol's description, of the protocols that these data can carry. */
async function findings(
  data: DataSource,
  protocols: readonly Protocol[] = [...honest, ...lenient, ...honest.map(leakyTwin)],
): Promise<{ fit: string[]; found: Record<string, string[]> }> {
  const samples = await data.load();
  const fit: string[] = [];
  const found: Record<string, string[]> = {};
  for (const protocol of protocols) {
    let folds: Fold[];
    try {
      folds = splitFolds(protocol, samples);
    } catch (error) {
      // One session, fewer trials, a class that a fold lacks: an error that says so, and no alarm of a leak.
      expect(error).toBeInstanceOf(StrnnError);
      expect(['option', 'data']).toContain((error as StrnnError).code);
      continue;
    }
    fit.push(protocol.kind);
    const kinds = leakGate({ protocol, folds, samples }).map(({ kind }) => kind);
    if (kinds.length > 0) found[describeProtocol(protocol)] = [...new Set(kinds)];
  }
  return { fit: [...new Set(fit)].sort(), found };
}

const subjectWise = ['grouped-k-fold', 'leaky-twin', 'leave-one-subject-out', 'shuffled-k-fold'];
const made = new Map<string, Promise<unknown>>();
const lookalike = async (name: string): Promise<string> => {
  const folder = join(root, name);
  const tools = [...eegDatasets, ...faceDatasets].find((one) => one.name === name)!;
  if (!made.has(name)) made.set(name, tools.generate(folder, { small: true }));
  await made.get(name);
  return folder;
};
const small = { cache: false } as const;

describe('no false alarm', () => {
  it.each([
    ['uci-eeg', uciEeg({ task: 'condition' }), ['within-subject-k-fold', 'leave-one-trial-out']],
    ['uci-gfe', uciGfe(), ['within-subject-k-fold', 'leave-one-trial-out']],
    ['london-faces', londonFaces(), ['ck-plus-10-fold']],
  ])('on %s, which is bundled', async (_, data, kinds) => {
    const { fit, found } = await findings(data);
    expect(found).toEqual({});
    expect(fit).toEqual(expect.arrayContaining([...subjectWise, ...kinds]));
  });

  it.each([
    [
      'seed',
      (path: string) => seed({ path, slices: 3, ...small }),
      ['trials-in-order', 'within-trial', 'within-trial-blocks', 'leave-one-trial-out-of-everybody'],
    ],
    [
      'seed',
      (path: string) => seed({ path, source: 'raw', slices: 2, smooth: { method: 'moving-average' }, ...small }),
      ['trials-in-order'],
    ],
    [
      'seed-iv',
      (path: string) => seedIv({ path, slices: 2, ...small }),
      ['leave-one-trial-out', 'within-subject-k-fold'],
    ],
    [
      'seed-v',
      (path: string) => seedV({ path, slices: 2, ...small }),
      ['leave-one-session-out', 'leave-one-session-out-of-everybody', 'cross-session'],
    ],
    ['deap', (path: string) => deap({ path, slices: 2, ...small }), ['leave-one-trial-out', 'within-subject-k-fold']],
    [
      'dreamer',
      (path: string) => dreamer({ path, slices: 2, lastSeconds: null, ...small }),
      ['leave-one-trial-out', 'within-subject-k-fold'],
    ],
    ['eegmat', (path: string) => eegmat({ path, slices: 2, ...small }), ['within-trial-blocks']],
    ['eeg-folder', (path: string) => eegFolder({ path, slices: 2, ...small }), ['leave-one-trial-out']],
    ['ck-plus', (path: string) => ckPlus({ path, ...small }), []],
    ['oulu-casia', (path: string) => ouluCasia({ path, ...small }), []],
    ['face-folder', (path: string) => faceFolder({ path, ...small }), []],
  ] as const)('on a look-alike of %s', async (name, source, kinds) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { fit, found } = await findings(source(await lookalike(name)));
    warn.mockRestore();
    expect(found).toEqual({});
    expect(fit).toEqual(expect.arrayContaining([...subjectWise, ...kinds]));
  });

  const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
  it.skipIf(!hasFfmpeg)('on a look-alike of mmi (needs ffmpeg)', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { fit, found } = await findings(mmi({ path: await lookalike('mmi'), ...small }));
    warn.mockRestore();
    expect(found).toEqual({});
    expect(fit).toEqual(expect.arrayContaining(subjectWise));
  });
});

it('is an alarm where the class belongs to the person and trials are split', async () => {
  const byTrial = groupedKFold({ folds: 3, by: 'trial' });
  const { found } = await findings(uciEeg({ task: 'group' }), [byTrial, subjectKFold({ folds: 2 })]);
  expect(found).toEqual({ [describeProtocol(byTrial)]: ['label-follows-subject'] });
});
