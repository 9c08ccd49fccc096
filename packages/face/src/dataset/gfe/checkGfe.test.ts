import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { checkGfe } from './checkGfe.js';
import { smallGfeText } from './smallGfe.test.support.js';

const bundled = fileURLToPath(new URL('../../../../../datasets/uci-gfe', import.meta.url));
const root = temporaryFolder();
let folders = 0;
function temporary(): string {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  return folder;
}

describe('checkGfe', () => {
  it('finds nothing wrong with the bundled copy', async () => {
    const results = await checkGfe(bundled);
    expect(results.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      `ok: folder ${bundled}`,
      'ok: 20 files with the sizes and SHA-256 of manifest.json',
      'ok: 16 videos',
      'ok: 409 runs of + frames; 4.5 % of the depths are 0 (lost by the sensor)',
    ]);
  });

  it('names every file that is missing, changed, damaged or new', async () => {
    const folder = temporary();
    cpSync(bundled, folder, { recursive: true });
    rmSync(join(folder, 'SOURCE.txt'));
    writeFileSync(join(folder, 'notes.txt'), '');
    const cut = join(folder, 'videos', 'a_topics.bin.gz');
    writeFileSync(cut, readFileSync(cut).subarray(0, 1000));
    const short = join(folder, 'videos', 'b_topics.bin.gz');
    writeFileSync(short, gzipSync(gunzipSync(readFileSync(short)).subarray(0, 5000)));
    const table = join(folder, 'videos.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('1062,414,648', '1063,414,649'));
    const results = await checkGfe(folder);
    const errors = results.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors).toEqual([
      'SOURCE.txt: missing',
      expect.stringMatching(/^videos\.csv: the size is right, the content is not/),
      'videos/a_topics.bin.gz: expected 136036 bytes, found 1000'.replace('136036', expected('videos/a_topics.bin.gz')),
      expect.stringMatching(/^videos\/b_topics\.bin\.gz: expected \d+ bytes, found \d+$/),
      'a_affirmative: expected 414 + and 648 - frames, found 414 and 649',
      expect.stringContaining(`${cut}: expected a whole gzip file`),
      expect.stringMatching(
        /b_topics\.bin\.gz: expected \d+ bytes for 587 frames, found 5000 bytes; the file is damaged/,
      ),
    ]);
    expect(results.filter(({ level }) => level === 'warning').map(({ message }) => message)).toEqual([
      'notes.txt: not part of the data set',
    ]);
  });

  it('checks the files of the UCI', async () => {
    const folder = temporary();
    const { datapoints, targets } = smallGfeText();
    writeFileSync(join(folder, 'a_negative_datapoints.txt'), datapoints);
    writeFileSync(join(folder, 'a_negative_targets.txt'), targets);
    const messages = (await checkGfe(folder)).map(({ level, message }) => `${level}: ${message}`);
    expect(messages[1]).toMatch(
      /^warning: 1 videos; missing: a_affirmative, .*b_yn_question\. What is there can be used$/,
    );
    expect(messages[2]).toBe('error: a_negative: expected 528 + and 596 - frames, found 7 and 5');
    expect(messages[3]).toBe('ok: 2 runs of + frames; 0.1 % of the depths are 0 (lost by the sensor)');
  });

  it('reports a folder that is not there', async () => {
    expect(await checkGfe('no-such-folder')).toEqual([
      { level: 'error', message: expect.stringContaining('no-such-folder') as string },
    ]);
  });
});

function expected(name: string): string {
  const { files } = JSON.parse(readFileSync(join(bundled, 'manifest.json'), 'utf8')) as {
    files: Record<string, { bytes: number }>;
  };
  return String(files[name].bytes);
}
