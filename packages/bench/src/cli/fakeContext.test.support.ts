import { readFileSync } from 'node:fs';
import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import { fakeCell, fakePlan } from '../run/engine/fakePlan.test.support.js';
import type { FakeOptions } from '../run/engine/fakeWork.test.support.js';
import type { CommandContext } from './CommandContext.js';

/** The only content of a fake experiment file: its cells, as JSON. */
export type FakeExperiment = readonly { label: string; options?: FakeOptions; seed?: number }[];

/** 24 samples of three subjects, as the fake work's folds name them. */
const samples: Samples = {
  x: new Float32Array(24 * 2 * 4),
  shape: { S: 24, T: 2, N: 4, D: 1 },
  y: Int32Array.from({ length: 24 }, (_, index) => index % 2),
  classes: ['calm', 'tense'],
  ids: {
    subject: Array.from({ length: 24 }, (_, index) => `s${Math.floor(index / 8)}`),
    session: new Array<string>(24).fill('1'),
    trial: Array.from({ length: 24 }, (_, index) => `t${index}`),
    window: new Int32Array(24),
  },
  sites: {
    names: ['F3', 'F4', 'P3', 'P4'],
    grid: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  },
  features: ['mean'],
  slice: '1 s',
};

/** The command line with fake experiments and fake work; everything between is real. */
export const fakeContext: Pick<CommandContext, 'plan' | 'workModule'> = {
  workModule: new URL('../run/engine/fakeWork.test.support.ts', import.meta.url).href,
  plan: async (file) => {
    const cells = (JSON.parse(readFileSync(file, 'utf8')) as FakeExperiment).map(({ label, options, seed }) =>
      fakeCell(label, options, seed),
    );
    const load = async (): Promise<Samples> => {
      if (file.includes('unreadable')) throw new StrnnError('data', 'trials.csv: missing.');
      return samples;
    };
    return {
      plan: fakePlan(file, cells),
      data: { name: 'fake', options: {}, fingerprint: async () => 'f'.repeat(64), load },
      check: async () => {
        await load();
        if (file.includes('leaky')) throw new StrnnError('leak', "cell 'x' cannot run: a subject is on both sides.");
      },
    };
  },
};
