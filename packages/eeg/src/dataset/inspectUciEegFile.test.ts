import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { inspectUciEegFile } from './inspectUciEegFile.js';
import { trialBytesOf, writeSmallUciEeg } from './smallUciEeg.test.support.js';

const folder = writeSmallUciEeg();
const file = join(folder, 'trials', 'co2a0000001.bin.gz');
afterAll(() => rmSync(folder, { recursive: true }));

describe('inspectUciEegFile', () => {
  it('describes a subject as plain JSON', async () => {
    const info = await inspectUciEegFile(file);
    expect(JSON.parse(JSON.stringify(info))).toEqual({
      format: 'uci-eeg',
      file,
      subject: 'co2a0000001',
      group: 'alcoholic',
      trials: 3,
      channels: uciEegLayout.channels,
      scalpChannels: 61,
      samplesPerTrial: 256,
      rate: 256,
      units: 'uV',
      duration: 3,
      conditions: { 'S1 obj': 1, 'S2 match': 1, 'S2 nomatch': 1 },
    });
  });

  it('leaves group and conditions open where no table lists the subject', async () => {
    const alone = join(folder, 'co2a0000001.bin.gz');
    copyFileSync(file, alone);
    expect(await inspectUciEegFile(alone)).toMatchObject({ trials: 3, group: null, conditions: null });
  });

  it('refuses another name, a missing file and a file at odds with the table', async () => {
    await expect(inspectUciEegFile(join(folder, 'trials.csv'))).rejects.toThrow(
      "<subject>.bin.gz, found the name 'trials.csv'",
    );
    await expect(inspectUciEegFile(join(folder, 'trials', 'co2a9.bin.gz'))).rejects.toThrow('there is no such file');
    const other = join(folder, 'trials', 'co2c0000002.bin.gz');
    writeFileSync(other, gzipSync(trialBytesOf(1)));
    await expect(inspectUciEegFile(other)).rejects.toThrow(/holds 1 trials, but .*trials\.csv lists 2 for co2c0000002/);
  });
});
