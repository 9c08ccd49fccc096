import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ['**/*.ts'],
    // Under CI the parser would otherwise read every file once, from the disk, and never see the texts below.
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
    // The texts stand in for whole packages, so that exports may lead in circles, which this rule cannot bear.
    rules: { '@typescript-eslint/consistent-type-exports': 'off' },
  },
});

/** The rules that a text breaks if it stood in the index file of a package. */
async function brokenRules(name: string, text: string): Promise<(string | null)[]> {
  const filePath = join(root, 'packages', name, 'src', 'index.ts');
  expect(existsSync(filePath), filePath).toBe(true); // type-aware rules only know files that exist
  const [result] = await eslint.lintText(text, { filePath });
  return result.messages.map((message) => message.ruleId);
}

const boundary = '@nx/enforce-module-boundaries';
const tensors = '@typescript-eslint/no-restricted-imports';

describe('imports between packages', () => {
  it.each([
    ['core', `export { channelNames } from '@strnn/eeg';`, boundary],
    ['core', `export const later = () => import('@strnn/bench');`, boundary],
    ['eeg', `export type { ReportRow } from '@strnn/bench';`, boundary],
    ['eeg', `export { topographicMap } from '@strnn/viz';`, boundary],
    ['face', `export { montageSites } from '@strnn/eeg';`, boundary],
    ['viz', `export { StrnnError } from '@strnn/core/error';`, boundary],
    ['bench', `export { StrnnError } from '../../core/src/error/StrnnError.js';`, boundary],
    ['eeg', `export { definePlugin } from '@strnn/core';`, tensors],
    ['eeg', `export { tensor } from '@tensorflow/tfjs-core';`, tensors],
    ['face', `export { tensor } from '@tensorflow/tfjs-core';`, tensors],
    ['viz', `export { tensor } from '@tensorflow/tfjs-core';`, tensors],
  ])('%s may not have: %s', async (name, text, rule) => {
    expect(await brokenRules(name, `${text}\n`)).toContain(rule);
  });

  it.each([
    ['eeg', `export { StrnnError } from '@strnn/core/error';`],
    ['bench', `export { StrnnError } from '@strnn/core';`],
    ['bench', `export type { Sites } from '@strnn/core/sites';`],
  ])('%s may have: %s', async (name, text) => {
    expect(await brokenRules(name, `${text}\n`)).toEqual([]);
  });
});

describe('randomness', () => {
  it('comes from a seed', async () => {
    expect(await brokenRules('core', 'export const x = Math.random();\n')).toContain('no-restricted-properties');
  });
});
