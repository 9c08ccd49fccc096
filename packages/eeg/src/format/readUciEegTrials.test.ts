import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { trialBytesOf } from '../dataset/smallUciEeg.test.support.js';
import { readUciEegTrials } from './readUciEegTrials.js';
import { uciEegLayout } from './uciEegLayout.js';

const folder = mkdtempSync(join(tmpdir(), 'strnn-uci-eeg-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function dataset(name: string): string {
  return fileURLToPath(new URL(`../../../../datasets/uci-eeg/${name}`, import.meta.url));
}

/** Value of every channel and sample of an original CSV file, which has one row per value. */
function readOriginal(name: string): Map<string, Float32Array> {
  const text = gunzipSync(readFileSync(new URL(`./fixtures/${name}`, import.meta.url))).toString('utf8');
  const values = new Map<string, Float32Array>();
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [, , channel, sample, value] = line.split(',');
    if (!values.has(channel)) values.set(channel, new Float32Array(256).fill(Number.NaN));
    values.get(channel)![Number(sample)] = Number(value);
  }
  return values;
}

describe('readUciEegTrials', () => {
  it.each([
    ['TRAIN_Data1.csv.gz', 'co2a0000364', 0],
    ['TRAIN_Data247.csv.gz', 'co2c0000337', 11],
  ])('gives every value of the original %s', async (original, subject, trial) => {
    const { data, shape, channels } = await readUciEegTrials(dataset(`trials/${subject}.bin.gz`));
    const expected = readOriginal(original);
    expect([...expected.keys()].sort()).toEqual([...channels].sort());
    channels.forEach((channel, index) => {
      const start = (trial * shape.channels + index) * shape.samples;
      expect(data.subarray(start, start + shape.samples), channel).toEqual(expected.get(channel));
    });
  });

  it('gives trials x 64 channels x 256 samples in uV at 256 Hz', async () => {
    const epochs = await readUciEegTrials(write('co2a0000001.bin.gz', gzipSync(trialBytesOf(2))));
    expect(epochs.shape).toEqual({ epochs: 2, channels: 64, samples: 256 });
    expect(epochs.data).toHaveLength(2 * 64 * 256);
    expect([epochs.rate, epochs.units]).toEqual([256, 'uV']);
    expect(epochs.channels).toBe(uciEegLayout.channels);
    // Trial 1, channel 8, sample 4: 1 uV and (31 + 56 + 12) % 200 - 100 = -1 step of 0.48828125 uV.
    expect(epochs.data[(64 + 8) * 256 + 4]).toBe(Math.fround(0.512));
  });

  it('rounds an exact half of 0.001 uV to an even last decimal, as the originals do', async () => {
    const bytes = trialBytesOf(1);
    bytes.writeFloatLE(10.25390625, 0);
    bytes.writeInt16LE(-5, 256); // 7.8125
    bytes.writeInt16LE(-3, 258); // 8.7890625
    const { data } = await readUciEegTrials(write('half.bin.gz', gzipSync(bytes)));
    expect([...data.subarray(0, 2)]).toEqual([Math.fround(7.812), Math.fround(8.789)]);
  });

  it('refuses a missing file, naming it', async () => {
    await expect(readUciEegTrials(join(folder, 'none.bin.gz'))).rejects.toThrow(
      /none\.bin\.gz: .*there is no such file/,
    );
  });

  it('refuses a cut gzip file and one that is no gzip file', async () => {
    const whole = gzipSync(trialBytesOf(2));
    const cut = write('cut.bin.gz', whole.subarray(0, whole.byteLength - 100));
    await expect(readUciEegTrials(cut)).rejects.toThrow(
      /cut\.bin\.gz: expected a whole gzip file.*unexpected end of file.*copy it again/,
    );
    const other = write('other.bin.gz', trialBytesOf(1));
    await expect(readUciEegTrials(other)).rejects.toThrow(
      /other\.bin\.gz: expected a whole gzip file.*incorrect header check/,
    );
  });

  it('refuses a size that is no whole number of trials, and no trials', async () => {
    const short = write('short.bin.gz', gzipSync(trialBytesOf(2).subarray(0, 2 * 33024 - 6)));
    await expect(readUciEegTrials(short)).rejects.toThrow(
      /trials of 33024 bytes.*found 66042 bytes, that is 1 trials and 33018 bytes/,
    );
    await expect(readUciEegTrials(write('empty.bin.gz', gzipSync('')))).rejects.toThrow(/found 0 bytes/);
  });

  it.each([Number.NaN, Infinity])('refuses an offset of %s, naming file, trial and channel', async (offset) => {
    const bytes = trialBytesOf(2);
    bytes.writeFloatLE(offset, 33024 + 4 * uciEegLayout.channels.indexOf('CZ'));
    const file = write('offset.bin.gz', gzipSync(bytes));
    await expect(readUciEegTrials(file)).rejects.toThrow(
      `offset.bin.gz: trial 1 (counted from 0), channel CZ: the offset is ${offset}`,
    );
  });
});
