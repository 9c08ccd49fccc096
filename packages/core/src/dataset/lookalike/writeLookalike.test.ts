import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookalikeReadme } from './findLookalike.js';
import { writeLookalike } from './writeLookalike.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'strnn-lookalike-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('says what it is before anything else is written, and so also when it is interrupted', async () => {
  const folder = join(root, 'set');
  const kind = { name: 'seed', mostSubjects: 15, planted: 'an effect' };
  const interrupted = writeLookalike(kind, folder, {}, async () => {
    expect(existsSync(join(folder, lookalikeReadme))).toBe(true);
    throw new Error('no space left');
  });
  await expect(interrupted).rejects.toThrow('no space left');
  expect(readFileSync(join(folder, lookalikeReadme), 'utf8')).toMatch(
    /look-alike of the data set seed.*Planted: an effect/s,
  );
  await expect(writeLookalike(kind, folder, {}, async () => undefined)).rejects.toThrow(/interrupted; delete it first/);
});
