import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBundledFolder } from './findBundledFolder.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-bundle-'));
afterAll(() => rmSync(root, { recursive: true }));
const dataset = { name: 'some-faces', where: 'someFaces', landmark: 'labels.csv' };
const folder = join(root, 'datasets', 'some-faces');
const deep = join(root, 'a', 'b');
mkdirSync(folder, { recursive: true });
mkdirSync(deep, { recursive: true });
writeFileSync(join(folder, 'labels.csv'), '');

describe('findBundledFolder', () => {
  it('takes the path, else STRNN_DATASETS, else looks in the folders above', () => {
    const env = { STRNN_DATASETS: join(root, 'datasets') };
    expect(findBundledFolder(dataset, root, { env })).toBe(root);
    expect(findBundledFolder(dataset, undefined, { env, startFolders: [tmpdir()] })).toBe(folder);
    expect(findBundledFolder(dataset, undefined, { env: {}, startFolders: [tmpdir(), deep] })).toBe(folder);
  });

  it.each([
    ['uci-eeg', 'trials.csv'],
    ['uci-gfe', 'videos.csv'],
    ['london-faces', 'labels.csv'],
  ])('finds %s from the source folder', (name, landmark) => {
    const found = findBundledFolder({ name, where: 'x', landmark }, undefined, { env: {} });
    expect(found.endsWith(join('datasets', name))).toBe(true);
  });

  it('never passes over a wrong path or variable', () => {
    expect(() => findBundledFolder(dataset, join(root, 'none'), { startFolders: [deep] })).toThrow(
      /^someFaces: .*none \(from the option path\).*found nothing$/,
    );
    expect(() => findBundledFolder(dataset, join(folder, 'labels.csv'))).toThrow('found a file');
    expect(() =>
      findBundledFolder(dataset, undefined, { env: { STRNN_DATASETS: deep }, startFolders: [deep] }),
    ).toThrow(`${join(deep, 'some-faces')} (from the environment variable STRNN_DATASETS)`);
  });

  it('says what to do when it finds nothing', () => {
    expect(() => findBundledFolder(dataset, undefined, { env: {}, startFolders: [tmpdir()] })).toThrow(
      /no folder datasets\/some-faces with a labels\.csv in or above .*STRNN_DATASETS .*someFaces\(\{ path: '\.\.\.\/some-faces' \}\)/,
    );
  });
});
