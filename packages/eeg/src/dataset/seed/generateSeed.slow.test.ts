import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkSeed } from './checkSeed.js';
import { generateSeed } from './generateSeed.js';
import { seed } from './seed.js';

const folder = mkdtempSync(join(tmpdir(), 'strnn-generate-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes a look-alike of the real lengths, which gives the samples of the official protocol', async () => {
  const { bytes, files } = await generateSeed(folder, { subjects: 1 });
  expect(files).toHaveLength(2 + 2 * 3 + 1);
  expect(bytes).toBeLessThan(100e6);
  expect((await checkSeed(folder)).filter(({ level }) => level === 'error')).toEqual([]);
  const { ids, shape } = await seed({ path: folder, cache: false }).load();
  expect(shape).toEqual({ S: 3 * (1938 + 1336), T: 9, N: 62, D: 5 });
  for (const session of ['1', '2', '3']) {
    const trials = ids.trial.filter((_, s) => ids.session[s] === session).map(Number);
    expect([trials.filter((trial) => trial <= 9).length, trials.filter((trial) => trial > 9).length]).toEqual([
      1938, 1336,
    ]);
  }
}, 600_000);
