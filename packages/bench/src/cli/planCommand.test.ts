import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examplePlan } from '../matrix/fixtures/exampleExperiment.js';
import type { Plan } from '../matrix/PlannedCell.js';
import { randomSubset } from '../matrix/design/randomSubset.js';
import { groupedKFold } from '../protocol/groupedKFold.js';
import { leaveOneSubjectOut } from '../protocol/leaveOneSubjectOut.js';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';
import type { CommandContext } from './CommandContext.js';
import { planCommand, type PlanFlags } from './planCommand.js';

const folder = temporaryFolders();

async function planned(plan: Plan, flags: Partial<PlanFlags> = {}, measure?: () => Promise<never[]>, columns?: number) {
  let stdout = '';
  let stderr = '';
  const context: CommandContext = {
    stdout: { write: (text) => (stdout += text), ...(columns !== undefined && { columns }) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    plan: async () => ({
      plan,
      dataOf: () => {
        throw new Error('no data is needed');
      },
      check: async () => undefined,
      ...(measure && { measure }),
    }),
  };
  const code = await planCommand('x.ablation.ts', { runs: folder(), estimate: false, ...flags }, context);
  return { code, stdout, stderr, lines: stdout.split('\n') };
}

describe('strnn plan', () => {
  const plan = examplePlan({
    vary: {
      protocol: { loso: leaveOneSubjectOut(), k3: groupedKFold({ folds: 3 }) },
      hidden: '1:50',
      projector: ['l1', 'dense'],
    },
    design: randomSubset({ cells: 60, seed: 3 }),
    seeds: 2,
    baselines: ['majority'],
  });

  it('tells the design, the axes and of what the cells are made up', async () => {
    const { lines, stderr } = await planned(plan);
    expect(stderr).toBe('');
    const text = lines.join('\n');
    expect(text).toMatch(/^ {2}protocol +\w+: /m);
    expect(text).toMatch(/k3: grouped 3-fold by subject/);
    expect(text).toMatch(/hidden +1, 2, 3, 4, 5, \.\.\., 50 \(50 values\)/);
    expect(text).toMatch(/design +random subset, seed 3: 60 of 200 combinations; every value/);
    expect(text).toMatch(/cells +121: 60 configurations x 2 seeds, 1 of baselines; 121 pending in /);
    expect(text).not.toMatch(/^ {2}time/m);
  });

  it('wraps what it tells of the matrix to the terminal, and nothing where there is none', async () => {
    const head = (lines: readonly string[]): readonly string[] => lines.slice(0, lines.indexOf(''));
    const flags = { runs: folder() };
    const wide = head((await planned(plan, flags)).lines);
    const narrow = head((await planned(plan, flags, undefined, 80)).lines);
    expect(Math.max(...wide.map(({ length }) => length))).toBeGreaterThan(80);
    expect(Math.max(...narrow.map(({ length }) => length))).toBeLessThanOrEqual(80);
    const words = (lines: readonly string[]): string => lines.join(' ').replaceAll(/\s+/g, ' ');
    expect(words(narrow)).toBe(words(wide));
    expect(head((await planned(plan, flags, undefined, 20)).lines)).toEqual(wide);
  });

  it('abbreviates a long matrix, and lists all of it when asked', async () => {
    const cells = (lines: readonly string[]): number => lines.filter((line) => /^[0-9a-f]{12} /.test(line)).length;
    const short = await planned(plan);
    expect(cells(short.lines)).toBe(50);
    expect(short.stdout).toContain('\n... and 71 more; --all lists them\n');
    expect(cells((await planned(plan, { all: true })).lines)).toBe(121);
  });

  it('gives the whole plan as JSON, whatever its length', async () => {
    const { stdout } = await planned(plan, { json: true });
    const found = JSON.parse(stdout) as Plan & { counts: object };
    expect(found.cells).toEqual(plan.cells);
    expect(found.design).toBe(plan.design);
    expect(found.counts).toMatchObject({ pending: 121, done: 0 });
  });

  it('says why there is no estimate, and goes on', async () => {
    const failing = await planned(plan, { estimate: true }, async () => {
      throw new Error('trials.csv: missing.\nmore');
    });
    expect(failing.code).toBe(0);
    expect(failing.stdout).toMatch(/time +no estimate: the trial failed: trials\.csv: missing\.\n/);
    expect(failing.stderr).toBe('Training a few steps to estimate the time (--no-estimate skips this)\n');
    const without = await planned(plan, { estimate: true, json: true });
    expect(JSON.parse(without.stdout)).toMatchObject({ estimate: { unknown: 'nothing has been run here' } });
    expect((await planned(plan, { estimate: true }, async () => [])).stdout).toMatch(
      /no estimate: no cell could be measured/,
    );
  });

  it('does not touch the run folder', async () => {
    const runs = folder();
    writeFileSync(join(runs, 'mine'), 'kept');
    await planned(plan, { runs });
    expect(readFileSync(join(runs, 'mine'), 'utf8')).toBe('kept');
  });
});
