import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seed } from './seed.js';
import { writeDeSession, writeSeedLabels } from './smallSeed.test.support.js';

let path: string;
beforeEach(() => void (path = mkdtempSync(join(tmpdir(), 'strnn-seed-'))));
afterEach(() => rmSync(path, { recursive: true }));

describe('seed, given what is not SEED', () => {
  it('refuses a file of a subject that the data set does not have', async () => {
    const folder = join(path, 'ExtractedFeatures');
    await writeSeedLabels(folder);
    await writeDeSession(folder, '1_20131027.mat', new Array<number>(15).fill(9));
    const load = () => seed({ path, cache: false }).load();
    expect((await load()).shape.S).toBe(15);
    await writeDeSession(folder, '19_20140101.mat', new Array<number>(15).fill(9));
    await expect(load()).rejects.toThrow(/seed: .*19_20140101\.mat: expected a subject from 1 to 15, found 19/);
  });

  it('says of a path that is missing, a file or an archive what it is', async () => {
    const load = (name: string) => seed({ path: join(path, name), cache: false }).load();
    for (const name of ['file', 'SEED.zip']) writeFileSync(join(path, name), '');
    await expect(load('none')).rejects.toThrow(/none: expected the data set's folder; there is no such folder$/);
    await expect(load('file')).rejects.toThrow(/file: expected the data set's folder; it is a file$/);
    await expect(load('SEED.zip')).rejects.toThrow(/; it is an archive: unpack it and name its folder$/);
  });
});
