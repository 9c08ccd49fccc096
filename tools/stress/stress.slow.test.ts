import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { stressStore } from './stressStore.js';

const folder = mkdtempSync(join(tmpdir(), 'strnn-stress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('gives the results of an undisturbed run, each cell done once, after 12 kills, clock steps and a full disk', async () => {
  const { problems, enginesKilled, workersKilled } = await stressStore({ folder, kills: 12, seed: 'test' });
  expect(problems).toEqual([]);
  expect(enginesKilled + workersKilled).toBe(12);
});
