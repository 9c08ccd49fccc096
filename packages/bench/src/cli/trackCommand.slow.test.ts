import { readdirSync, writeFileSync } from 'node:fs';
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
  it('says that no server is there, and what to do', async () => {
    const { runs } = makeRun();
    const fake = await server();
    await fake.stop();
    const { code, stderr } = await strnn(['track', 'tracked', '--runs', runs, '--mlflow', fake.url]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `strnn: MLflow: ${fake.url}: no server answers there. Start one (mlflow server), or give its address (ECONNREFUSED).\n`,
    );
  });
});

describe('strnn run with trackers', () => {
  const experiment = (base: string): string => {
    const file = join(base, 'a.json');
    writeFileSync(
      file,
      JSON.stringify([
        { label: 'a', seed: 1 },
        { label: 'b', options: { fault: 'throw' } },
      ]),
    );
    return file;
  };

  it('sends what it runs', async () => {
    const base = folder();
    const fake = await server();
    const args = [
      'run',
      experiment(base),
      '--runs',
      join(base, 'runs'),
      '--tensorboard',
      '--mlflow',
      fake.url,
      '-w',
      '1',
    ];
    const { code, stderr } = await strnn(args);
    expect(code).toBe(1);
    expect(stderr).toContain(`MLflow: ${fake.url}/#/experiments/1/runs`);
    const ends = fake.runs.map(({ tags, status }) => [tags.get('mlflow.runName'), status]);
    expect(ends.sort()).toEqual([
      ['a seed=1', 'FINISHED'],
      ['b seed=0', 'FAILED'],
    ]);
    const logs = join(base, 'runs', 'tensorboard', 'fake');
    expect(readdirSync(join(logs, 'a seed=1'))).toHaveLength(1);
    expect(readdirSync(join(logs, 'b seed=0'))).toHaveLength(1);
  });

  it('runs to its end without the server, with a line that says how to send it later', async () => {
    const base = folder();
    const fake = await server();
    await fake.stop();
    const { code, stdout, stderr } = await strnn([
      'run',
      experiment(base),
      '--runs',
      join(base, 'runs'),
      '--mlflow',
      fake.url,
      '-q',
      '-w',
      '1',
    ]);
    expect(code).toBe(1); // Of the cell that fails, not of the tracker.
    expect(stdout).toContain('Report: ');
    expect(stderr).toContain(`once it is mended: strnn track ${join(base, 'runs', 'fake')} --mlflow ${fake.url}\n`);
  });
});
