import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { checkUciEeg } from './checkUciEeg.js';
import { writeSmallUciEeg } from './smallUciEeg.test.support.js';

const bundled = fileURLToPath(new URL('../../../../datasets/uci-eeg', import.meta.url));
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-uci-eeg-check-'));
  folders.push(folder);
  cpSync(bundled, folder, { recursive: true });
  return folder;
}

function only(level: CheckResult['level'], results: CheckResult[]): string[] {
  return results.filter((result) => result.level === level).map(({ message }) => message);
}

describe('checkUciEeg', () => {
  it('finds nothing wrong with the bundled recordings', async () => {
    const results = await checkUciEeg(bundled);
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([]);
    expect(only('ok', results)).toEqual([
      `folder ${bundled}`,
      '19 files with the sizes and SHA-256 of manifest.json',
      'layout.json describes the form that is read',
      '16 subjects',
      '924 trials',
      '320 trials of S1 obj',
      '303 trials of S2 match',
      '301 trials of S2 nomatch',
    ]);
  });

  it('names every file that is missing, cut, changed or new', async () => {
    const folder = copy();
    rmSync(join(folder, 'SOURCE.txt'));
    writeFileSync(join(folder, 'notes.txt'), '');
    const cut = join(folder, 'trials', 'co2a0000364.bin.gz');
    writeFileSync(cut, readFileSync(cut).subarray(0, 1000));
    const changed = join(folder, 'trials.csv');
    writeFileSync(changed, readFileSync(changed, 'utf8').replace('S2 match', 'S1 objx').replace('S1 objx', 'S2 batch'));
    const results = await checkUciEeg(folder);
    expect(only('warning', results)).toEqual(['notes.txt: not part of the data set']);
    expect(only('error', results)).toEqual([
      'SOURCE.txt: missing',
      'trials.csv: the size is right, the content is not (SHA-256 differs from manifest.json)',
      'trials/co2a0000364.bin.gz: expected 832657 bytes, found 1000',
      expect.stringContaining("unknown condition 'S2 batch'"),
    ]);
  });

  it('reports other counts and damaged trials', async () => {
    const folder = writeSmallUciEeg();
    folders.push(folder);
    writeFileSync(join(folder, 'trials', 'co2c0000002.bin.gz'), 'x');
    const errors = only('error', await checkUciEeg(folder));
    expect(errors).toContain('subjects: expected 16, found 2');
    expect(errors).toContain('trials: expected 924, found 5');
    expect(errors).toContain('trials of S2 match: expected 303, found 1');
    expect(errors[0]).toMatch(
      /manifest\.json: expected the sizes and hashes of the files; .*Sizes and hashes were not checked\./,
    );
    expect(errors.at(-1)).toMatch(/co2c0000002\.bin\.gz: expected a whole gzip file/);
  });

  it('reports a folder that is not there', async () => {
    expect(await checkUciEeg('no-such-folder')).toEqual([
      { level: 'error', message: expect.stringContaining('no-such-folder') as string },
    ]);
  });
});
