import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findUciEegFolder } from './findUciEegFolder.js';

it('finds the folder with the trials, the bundled one too', () => {
  const root = mkdtempSync(join(tmpdir(), 'strnn-uci-eeg-find-'));
  const folder = join(root, 'datasets', 'uci-eeg');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'trials.csv'), '');
  expect(findUciEegFolder(undefined, { env: {}, startFolders: [root] })).toBe(folder);
  expect(findUciEegFolder(undefined, { env: {} })).toMatch(/datasets.uci-eeg$/);
  expect(() => findUciEegFolder(join(root, 'none'))).toThrow(/^uciEeg: .*none \(from the option path\).*found nothing/);
  expect(() => findUciEegFolder(undefined, { env: {}, startFolders: [tmpdir()] })).toThrow(
    /in or above .*STRNN_DATASETS .*uciEeg\(\{ path:/,
  );
  rmSync(root, { recursive: true });
});
