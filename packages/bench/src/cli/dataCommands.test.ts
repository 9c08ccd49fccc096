import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';
import { createProgram } from './createProgram.js';
import { fakeContext } from './fakeContext.test.support.js';
import { licensedDatasets } from './knownDatasets.js';
import { runCli } from './runCli.js';

const folder = temporaryFolders();

async function strnn(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    ...fakeContext,
  });
  return { code, stdout, stderr };
}

describe('data sets on the command line', () => {
  it('names all of them in the help of doctor and lookalike', () => {
    const stream = { write: () => true };
    const program = createProgram(
      { stdout: stream, stderr: stream, env: {}, ...fakeContext },
      '0.0.0',
      () => undefined,
    );
    for (const name of ['doctor', 'lookalike']) {
      const help = program.commands.find((command) => command.name() === name)!.helpInformation();
      for (const dataset of licensedDatasets) expect(help).toContain(dataset.name);
    }
  });

  it('writes a look-alike, which doctor tells from the real data, and inspect describes', async () => {
    const data = join(folder(), 'deap');
    const written = await strnn('lookalike', 'deap', data, '--small', '--subjects', '1');
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect(written.stdout).toMatch(/^\d+ files, [\d.]+ MiB, in .*: made up, in the form of deap/);
    const checked = await strnn('doctor', 'deap', data, '--json');
    expect(checked.code).toBe(0);
    const findings = JSON.parse(checked.stdout) as { topic: string; level: string; message: string }[];
    expect(findings.every(({ topic }) => topic === 'deap')).toBe(true);
    expect(findings.map(({ message }) => message).join('\n')).toMatch(/generated look-alike/i);

    const report = JSON.parse(
      (await strnn('lookalike', 'deap', join(data, '..', 'again'), '--small', '--json')).stdout,
    ) as {
      files: string[];
    };
    const file = join(
      data,
      '..',
      'again',
      report.files.find((name) => name.endsWith('.dat'))!,
    );
    expect(JSON.parse((await strnn('inspect', file)).stdout)).toMatchObject({ kind: 'eeg', format: 'Python pickle' });
    writeFileSync(file, readFileSync(file).subarray(0, 100));
    expect(await strnn('doctor', 'deap', join(data, '..', 'again'))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^error .*s01\.dat: at byte \d+/m),
    });
    rmSync(data, { recursive: true });
  });

  it('does not write into a folder that holds something', async () => {
    const data = folder();
    writeFileSync(join(data, 'mine.txt'), 'keep');
    const { code, stderr } = await strnn('lookalike', 'seed', data);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^strnn: .*empty/) });
  });

  it('says when a look-alike cannot be written', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const { code, stderr } = await strnn('lookalike', 'eegmat', join(file, 'inside'), '--small');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^strnn: lookalike: .*inside: expected a folder that can be written; ENOTDIR/),
    });
  });
});
