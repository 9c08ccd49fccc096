import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';
import { fakeServers } from '../run/tracker/mlflow/fakeServer.test.support.js';
import { trackedPlanCells, trackedStore } from '../run/tracker/trackedStore.test.support.js';
import { fakeContext } from './fakeContext.test.support.js';
import { runCli } from './runCli.js';

const folder = temporaryFolders();
const server = fakeServers();

async function strnn(args: readonly string[], env = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env,
    ...fakeContext,
  });
  return { code, stdout, stderr };
}

function makeRun(): { base: string; runs: string } {
  const base = folder();
  trackedStore(base, trackedPlanCells(3), 2);
  return { base, runs: join(base, 'runs') };
}

describe('strnn track', () => {
  it('sends to both, and tells what was there already', async () => {
    const { base, runs } = makeRun();
    const { url } = await server();
    const args = ['track', 'tracked', '--runs', runs, '--tensorboard', join(base, 'logs'), '--mlflow', url];
    const first = await strnn(args);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toBe(
      `TensorBoard (${join(base, 'logs')}): 2 cells sent, 1 without a result yet\n` +
        `MLflow (${url}): 2 cells sent, 1 without a result yet\n`,
    );
    expect(first.stderr).toBe(
      `TensorBoard: tensorboard --logdir ${join(base, 'logs', 'tracked')}\nMLflow: ${url}/#/experiments/1/runs\n`,
    );
    const second = await strnn(args);
    expect(second.stdout).toContain(`MLflow (${url}): 0 cells sent, 2 were there already, 1 without a result yet\n`);
  });

  it('has a folder and an address of its own where none is given', async () => {
    const { runs } = makeRun();
    const fake = await server();
    const { code } = await strnn(['track', 'tracked', '--runs', runs, '--tensorboard', '--mlflow'], {
      MLFLOW_TRACKING_URI: fake.url,
    });
    expect(code).toBe(0);
    expect(existsSync(join(runs, 'tensorboard', 'tracked'))).toBe(true);
    expect(fake.runs).toHaveLength(2);
  });

  it('refuses what it cannot send to, before it sends anything', async () => {
    const { base, runs } = makeRun();
    writeFileSync(join(base, 'file'), '');
    const track = (...args: string[]) => strnn(['track', 'tracked', '--runs', runs, ...args]);
    expect(await track()).toMatchObject({
      code: 2,
      stderr: 'strnn: track: expected --tensorboard FOLDER or --mlflow URL (or both), found neither.\n',
    });
    expect((await track('--mlflow')).stderr).toMatch(
      /^strnn: --mlflow: expected the address .*MLFLOW_TRACKING_URI; found nothing\.$/m,
    );
    const address = await track('--tensorboard', join(base, 'logs'), '--mlflow', 'localhost:5000');
    expect(address.stderr).toMatch(/found 'localhost:5000'\.$/m);
    expect((await track('--tensorboard', join(base, 'file'))).stderr).toMatch(/file: cannot write \(ENOTDIR/);
    expect(readdirSync(base).sort()).toEqual(['file', 'runs']);
  });

  it('refuses an address that is none for a run, before that plans', async () => {
    const { code, stderr } = await strnn(['run', 'nothing.ts', '--mlflow', 'x']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^strnn: --mlflow: expected the address/)]);
  });
});
