import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../kernels/fuzz/run.mjs', import.meta.url));
const fuzz = (args: string[], env = {}) =>
  spawnSync(process.execPath, [script, ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });

interface Summary {
  readonly set: string;
  readonly iterations: number;
  readonly accepted: number;
  readonly acceptedMutated: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly garbage: number;
}

describe('the kernels under AddressSanitizer and UndefinedBehaviorSanitizer', () => {
  it('take what is right, refuse what is not, and touch nothing else', ({ skip }) => {
    const { status, stdout, stderr } = fuzz(['--iterations', '300']);
    skip(status === 2, stderr);
    expect(status, stderr).toBe(0);
    const summaries = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Summary);
    expect(summaries[0].set).toBe(process.arch === 'x64' ? 'sse2' : 'neon');
    for (const { iterations, accepted, acceptedMutated, refused, garbage } of summaries) {
      expect(iterations).toBe(300);
      expect(accepted).toBe(600); // a model and a sweep each
      expect(acceptedMutated).toBeGreaterThan(0);
      // Everything that can be wrong with a table was: statuses -1 (it ends early) to -7 (a predecessor).
      for (let wrong = 1; wrong <= 7; wrong++) expect(refused[-wrong], `status -${wrong}`).toBeGreaterThan(0);
      expect(garbage).toBeGreaterThan(0);
    }
  });

  it('are left alone, with a word on it, where no compiler works', () => {
    const { status, stderr } = fuzz([], { CC: 'no-such-compiler' });
    expect(stderr).toBe(
      'fuzz: no C compiler with AddressSanitizer and UndefinedBehaviorSanitizer works; tried no-such-compiler\n',
    );
    expect(status).toBe(2);
  });

  it('need options that there are', () => {
    expect(fuzz(['--iterations', 'many'])).toMatchObject({
      status: 1,
      stderr: "fuzz: --iterations: expected a whole number, found 'many'\n",
    });
    expect(fuzz(['--sets', 'mmx']).stderr).toMatch(/^fuzz: --sets: expected some of .*avx2, avx512, found 'mmx'\n$/);
  });
});
