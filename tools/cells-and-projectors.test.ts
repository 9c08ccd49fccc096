import { readFileSync } from 'node:fs';
import * as core from '@strnn/core';
import * as tf from '@tensorflow/tfjs';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const guide = readFileSync(new URL('../docs/cells-and-projectors.md', import.meta.url), 'utf8');
const modules: Record<string, unknown> = { '@strnn/core': core, '@tensorflow/tfjs': tf };

/** The plugins of the guide, run as a reader would. */
const plugins = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exports: { default?: core.Plugin } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own document
  new Function('require', 'exports', outputText)((name: string) => modules[name], exports);
  return exports.default!;
});

describe('docs/cells-and-projectors.md', () => {
  beforeAll(async () => void (await core.useBackend('wasm')));

  it('has a cell and a projector', () => {
    expect(plugins.map(({ cells, projectors }) => [cells.length, projectors.length])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  for (const { name, run } of [
    ...core.cellConformance(plugins[0].cells[0]),
    ...core.projectorConformance(plugins[1].projectors[0]),
  ]) {
    it(name, run);
  }
});
