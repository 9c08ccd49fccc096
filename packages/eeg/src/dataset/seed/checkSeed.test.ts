import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { matDouble } from '../../format/mat/matDouble.js';
import type { MatNumeric, MatValue } from '../../format/mat/MatValue.js';
import { checkSeed } from './checkSeed.js';
import { generateSeed } from './generateSeed.js';
import { seedLabels, seedRate, seedWindows } from './seedFacts.js';
import { writeDeSession, writeFullSession, writeRawSession, writeSeedLabels } from './smallSeed.test.support.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-check-seed-'));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;

const short = seedLabels.map(() => 2);
const file = '1_20131027.mat';

/** A folder of features with one session, spoilt by `change`. */
async function features(change?: (variables: Map<string, MatValue>) => void): Promise<string> {
  const folder = join(root, String(count++), 'ExtractedFeatures');
  await writeSeedLabels(folder);
  await writeFullSession(folder, file, short, change);
  return join(folder, '..');
}

async function signals(change?: (variables: Map<string, MatValue>) => void): Promise<string> {
  const folder = join(root, String(count++), 'Preprocessed_EEG');
  await writeSeedLabels(folder);
  await writeRawSession(folder, file, 3, change);
  return join(folder, '..');
}

async function lines(path: string, level?: CheckResult['level']): Promise<string[]> {
  return (await checkSeed(path)).filter((result) => !level || result.level === level).map(({ message }) => message);
}

describe('checkSeed', () => {
  it('says that a look-alike is one, and finds nothing wrong with it', async () => {
    const folder = join(root, 'lookalike');
    const report = await generateSeed(folder, { small: true, subjects: 1 });
    expect(report.files).toEqual([
      'README-LOOKALIKE.txt',
      'ExtractedFeatures/label.mat',
      'Preprocessed_EEG/label.mat',
      'Preprocessed_EEG/1_20000107.mat',
      'ExtractedFeatures/1_20000107.mat',
    ]);
    expect(readFileSync(join(folder, 'README-LOOKALIKE.txt'), 'utf8')).toMatch(/look-alike.*made up.*planted/is);
    expect(await lines(folder, 'error')).toEqual([]);
    const all = await lines(folder);
    expect(all[1]).toContain('this is a generated look-alike');
    expect(all).toContain('ExtractedFeatures: 1 files of 1 subjects');
    expect(all).toContain('ExtractedFeatures: looked at the values of 180 variables');
    expect(all).toContain('1_20000107.mat: dasm_movingAve1: the rows are the pairs after which the sites are named');
    expect(all).toContain('Preprocessed_EEG: looked at the values of 15 variables');
    await expect(generateSeed(folder, { small: true })).rejects.toThrow('expected a folder that is empty or absent');
  }, 30_000);

  it('finds nothing wrong with a session but that the trials are short', async () => {
    const path = await features();
    expect(await lines(path, 'error')).toEqual([]);
    const warnings = (await lines(path, 'warning')).filter((line) => line.includes(file));
    expect(warnings).toHaveLength(15);
    expect(warnings[14]).toBe(
      `ExtractedFeatures/${file}: trial 15 has 2 windows; the release has 206 (de_LDS15, de_movingAve15, psd_LDS15 and 9 more)`,
    );
  });

  it('names missing sessions and subjects, and files that do not belong', async () => {
    const path = await features();
    const folder = join(path, 'ExtractedFeatures');
    for (const name of ['7_20131027.mat', '7_20131106.mat', '16_20131027.mat', '2_20200101.mat']) {
      cpSync(join(folder, file), join(folder, name));
    }
    writeFileSync(join(folder, 'notes.txt'), '');
    writeFileSync(join(folder, 'readme.txt'), '');
    const warnings = await lines(path, 'warning');
    expect(warnings).toContain('ExtractedFeatures: subject 7 has 2 of 3 sessions: missing 7_20131030.mat');
    expect(warnings).toContain(
      'ExtractedFeatures: 2_20200101.mat: no file of the release, which has 20140404, 20140413, 20140419 for subject 2',
    );
    expect(warnings).toContain('ExtractedFeatures: no file of subjects 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15');
    expect(warnings).toContain('ExtractedFeatures: notes.txt: not part of the data set');
    expect(warnings).toContain('ExtractedFeatures: 16_20131027.mat: not part of the data set');
    expect(warnings.join()).not.toContain('readme.txt');
  });

  it('names renamed and missing variables, and wrong shapes', async () => {
    const path = await features((variables) => {
      variables.set('de_lds7', variables.get('de_LDS7')!);
      for (const name of ['de_LDS7', 'psd_LDS1', 'psd_LDS2', 'psd_LDS3', 'psd_LDS4']) variables.delete(name);
      variables.set('de_LDS2', matDouble([2, 62, 5], new Float64Array(620)));
      variables.set('asm_LDS3', matDouble([27, 2, 5], new Float64Array(270)));
      variables.set('de_LDS4', { class: 'char', dims: [1, 2], rows: ['no'] });
    });
    const errors = await lines(path, 'error');
    expect(errors).toEqual([
      `ExtractedFeatures/${file}: missing de_LDS7, psd_LDS1, psd_LDS2 and 2 more`,
      `ExtractedFeatures/${file}: de_LDS2: expected 62 x n x 5 real numbers, found 2 x 62 x 5 double`,
      `ExtractedFeatures/${file}: de_LDS4: expected 62 x n x 5 real numbers, found 1 x 2 char`,
      `ExtractedFeatures/${file}: asm_LDS3: expected 54 x n x 5 real numbers, found 27 x 2 x 5 double`,
    ]);
    expect(await lines(path, 'warning')).toContain(`ExtractedFeatures/${file}: variables that do not belong: de_lds7`);
  });

  it('finds nothing odd about the lengths of the release', async () => {
    const path = await features();
    await writeDeSession(join(path, 'ExtractedFeatures'), file, [...seedWindows.slice(0, 14), 200]);
    expect((await lines(path, 'warning')).filter((line) => line.includes('trial'))).toEqual([
      `ExtractedFeatures/${file}: trial 15 has 200 windows; the release has 206 (de_LDS15)`,
    ]);
  });

  it('finds a single NaN, and says where it is', async () => {
    const path = await features((variables) => {
      (variables.get('de_movingAve3') as MatNumeric).data[3 + 62 * (1 + 2 * 4)] = NaN;
      (variables.get('dcau_LDS15') as MatNumeric).data[0] = -Infinity;
    });
    expect(await lines(path, 'error')).toEqual([
      `ExtractedFeatures/${file}: de_movingAve3: 1 of 620 values are not finite, the first, NaN, at (4, 2, 5)`,
      `ExtractedFeatures/${file}: dcau_LDS15: 1 of 230 values are not finite, the first, -Infinity, at (1, 1, 1)`,
    ]);
  });

  it('finds swapped, missing and damaged labels', async () => {
    const path = await features();
    const folder = join(path, 'ExtractedFeatures');
    await writeSeedLabels(folder, [0, 1, ...seedLabels.slice(2)]);
    expect(await lines(path, 'error')).toEqual([
      'ExtractedFeatures/label.mat: not the known labels; another class for trials 1, 2',
    ]);
    writeFileSync(join(folder, 'label.mat'), 'x');
    expect((await lines(path, 'error'))[0]).toMatch(/label\.mat: at byte 0: expected a \.mat file/);
    rmSync(join(folder, 'label.mat'));
    expect((await lines(path, 'error'))[0]).toMatch(/label\.mat.*expected in every folder of SEED/);
  });

  it.each([0.3, 0.9, 0.9999])('finds a file cut to %f of its bytes', async (part) => {
    const path = await features();
    const cut = join(path, 'ExtractedFeatures', file);
    const whole = readFileSync(cut);
    writeFileSync(cut, whole.subarray(0, Math.floor(part * whole.length)));
    const errors = await lines(path, 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0].split(file)).toHaveLength(2); // named once
  });

  it('finds rows of DASM in another order than the sites are named', async () => {
    const path = await features((variables) => {
      const { data } = variables.get('dasm_movingAve1') as MatNumeric;
      for (let column = 0; column < 10; column++) data[27 * column + 14] = data[27 * column + 1];
    });
    expect(await lines(path, 'warning')).toContain(
      `${file}: dasm_movingAve1: by the values row 15 is F7-F8, named F1-F2: names and cells of dasm sites are wrong there, please report it`,
    );
  });

  it('finds what is wrong with signals', async () => {
    const path = await signals((variables) => {
      variables.delete('ab_eeg4');
      variables.set('cd_eeg5', variables.get('ab_eeg5')!);
      variables.set('ab_eeg6', matDouble([61, 3], new Float64Array(183)));
      (variables.get('ab_eeg7') as MatNumeric).data[62 + 1] = NaN;
    });
    const errors = await lines(path, 'error');
    expect(errors).toEqual([
      `Preprocessed_EEG/${file}: trial 5 is there twice: ab_eeg5, cd_eeg5`,
      `Preprocessed_EEG/${file}: no variable named like ab_eeg4 for trial 4`,
      `Preprocessed_EEG/${file}: variables of several subjects: ab, cd`,
      `Preprocessed_EEG/${file}: ab_eeg6: expected 62 x n real numbers, found 61 x 3 double`,
      `Preprocessed_EEG/${file}: ab_eeg7: 1 of 186 values are not finite, the first, NaN, at (2, 2)`,
    ]);
    expect(await lines(path, 'warning')).toContain(
      `Preprocessed_EEG/${file}: trial 1 has 3 samples (0.015 s at 200 Hz); the release has ${seedWindows[0] * seedRate + 1} (ab_eeg1)`,
    );
  });

  it('tells what a renamed folder holds, and which path to give for one that lies deeper', async () => {
    const renamed = join(root, 'renamed');
    cpSync(join(await signals(), 'Preprocessed_EEG'), renamed, { recursive: true });
    expect(await lines(renamed, 'error')).toEqual([]);
    const twice = join(root, 'twice');
    cpSync(join(await features(), 'ExtractedFeatures'), join(twice, 'ExtractedFeatures', 'ExtractedFeatures'), {
      recursive: true,
    });
    expect(await lines(twice, 'warning')).toContain(
      `ExtractedFeatures lies deeper than expected; for its data give the path '${join(twice, 'ExtractedFeatures')}'`,
    );
  });

  it('reports a folder that is absent, empty or something else', async () => {
    expect(await checkSeed(join(root, 'nowhere'))).toEqual([
      { level: 'error', message: expect.stringContaining('nowhere') as string },
    ]);
    const empty = join(root, 'empty');
    mkdirSync(empty);
    expect((await lines(empty, 'error'))[0]).toMatch(/expected ExtractedFeatures_1s, .*found an empty folder/);
    writeFileSync(join(empty, 'x'), '');
    expect(await lines(join(empty, 'x'), 'error')).toHaveLength(1);
  });
});
