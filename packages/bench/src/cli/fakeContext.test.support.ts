import { readFileSync } from 'node:fs';
import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import { fakeCell, fakePlan } from '../run/engine/fakePlan.test.support.js';
import { fakeSamples } from '../run/engine/fakeSamples.test.support.js';
import type { FakeOptions } from '../run/engine/fakeWork.test.support.js';
import type { CommandContext } from './CommandContext.js';

/** The only content of a fake experiment file: its cells, as JSON. */
export type FakeExperiment = readonly { label: string; options?: FakeOptions; seed?: number }[];

/** The command line with fake experiments and fake work; everything between is real. */
export const fakeContext: Pick<CommandContext, 'plan' | 'workModule'> = {
  workModule: new URL('../run/engine/fakeWork.test.support.ts', import.meta.url).href,
  plan: async (file) => {
    const cells = (JSON.parse(readFileSync(file, 'utf8')) as FakeExperiment).map(({ label, options, seed }) =>
      fakeCell(label, options, seed),
    );
    const load = async (): Promise<Samples> => {
      if (file.includes('unreadable')) throw new StrnnError('data', 'trials.csv: missing.');
      return fakeSamples;
    };
    return {
      plan: fakePlan(file, cells),
      dataOf: ({ fingerprint }) => ({ name: 'fake', options: {}, fingerprint: async () => fingerprint, load }),
      check: async () => {
        await load();
        if (file.includes('leaky')) throw new StrnnError('leak', "cell 'x' cannot run: a subject is on both sides.");
      },
    };
  },
};
