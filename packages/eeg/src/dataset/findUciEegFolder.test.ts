import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findUciEegFolder } from './findUciEegFolder.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-uci-eeg-find-'));
const folder = join(root, 'datasets', 'uci-eeg');
const deep = join(root, 'a', 'b');
mkdirSync(folder, { recursive: true });
mkdirSync(deep, { recursive: true });
writeFileSync(join(folder, 'trials.csv'), '');
afterAll(() => rmSync(root, { recursive: true }));

describe('findUciEegFolder', () => {
  it('takes the path given, before everything else', () => {
    expect(findUciEegFolder(root, { env: { STRNN_DATASETS: join(root, 'datasets') } })).toBe(root);
  });

  it('takes uci-eeg of STRNN_DATASETS, before looking around', () => {
    expect(
      findUciEegFolder(undefined, { env: { STRNN_DATASETS: join(root, 'datasets') }, startFolders: [tmpdir()] }),
    ).toBe(folder);
  });

  it('looks for datasets/uci-eeg in the folders above, one start after the other', () => {
    expect(findUciEegFolder(undefined, { env: {}, startFolders: [deep] })).toBe(folder);
    expect(findUciEegFolder(undefined, { env: {}, startFolders: [tmpdir(), deep] })).toBe(folder);
  });

  it('finds the bundled recordings from the source folder', () => {
    expect(findUciEegFolder(undefined, { env: {} })).toMatch(/datasets.uci-eeg$/);
  });

  it('never passes over a wrong path or variable', () => {
    expect(() => findUciEegFolder(join(root, 'none'), { startFolders: [deep] })).toThrow(
      /none \(from the option path\).*found nothing/,
    );
    expect(() => findUciEegFolder(join(folder, 'trials.csv'))).toThrow('found a file');
    expect(() => findUciEegFolder(undefined, { env: { STRNN_DATASETS: deep }, startFolders: [deep] })).toThrow(
      `${join(deep, 'uci-eeg')} (from the environment variable STRNN_DATASETS)`,
    );
  });

  it('says what to do when it finds nothing', () => {
    expect(() => findUciEegFolder(undefined, { env: {}, startFolders: [tmpdir()] })).toThrow(
      /in or above .*STRNN repository; set the environment variable STRNN_DATASETS .*uciEeg\(\{ path:/,
    );
  });
});
