import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtinCells } from '../cell/index.js';
import { cellConformance } from '../conformance/index.js';
import { createStrnn } from '../model/createStrnn.js';
import { resolveOptions } from '../option/resolveOptions.js';
import { compareWithReference } from '../reference/compareWithReference.js';
import { readReference } from '../reference/readReference.js';
import { plantedSamples } from '../train/fixtures/plantedSamples.js';
import { predict } from '../train/predict.js';
import { trainingOptionTable } from '../train/trainingOptions.js';
import { trainStrnn } from '../train/trainStrnn.js';
import { useBackend } from './useBackend.js';

const { resolve } = createRequire(import.meta.url);
const installed = ((): boolean => {
  try {
    return resolve('@tensorflow/tfjs-node') !== '';
  } catch {
    return false;
  }
})();
const missing = installed ? '' : ' (tfjs-node is not here: node tools/build-tfjs-node.mjs)';
const fixtures = fileURLToPath(new URL('../reference/fixtures/', import.meta.url));

describe.skipIf(!installed)(`the model on libtensorflow${missing}`, () => {
  beforeAll(async () => {
    await useBackend('node');
    expect(tf.getBackend()).toBe('tensorflow');
  });

  it.each(readdirSync(fixtures).filter((name) => name.endsWith('.json')))('agrees with %s', (name) => {
    const errors = compareWithReference(readReference(`${fixtures}${name}`), 'fused');
    expect(Object.entries(errors).filter(([, error]) => !(error <= 1e-5))).toEqual([]);
  });

  it.each(builtinCells.map((cell) => [cell.name, cell] as const))('holds for the cell %s', async (_, cell) => {
    // There are no kernels on this backend to compare with.
    for (const { name, run } of cellConformance(cell))
      if (!name.endsWith('the fused kernel agrees with the tensor ops')) await run();
  });

  it('learns a planted effect, and nearly the same as on WebAssembly', async () => {
    const samples = plantedSamples(60);
    const { T, D } = samples.shape;
    const range = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (__, i) => from + i);
    const model = createStrnn(
      { hidden: 6, spatialProjection: 4, mixed: 8, temporalHidden: 6, temporalProjection: 2 },
      { sites: samples.sites, sizes: { slices: T, features: D, classes: 3 } },
    );
    const request = {
      model,
      training: resolveOptions(
        trainingOptionTable,
        { epochs: 8, batchSize: 8, learningRate: 0.01, inputNoise: 0.1, dropout: 0.2 },
        'training',
      ),
      x: samples.x,
      y: samples.y,
      classes: samples.classes,
      train: range(0, 48),
      validation: new Int32Array(0),
      seed: '7',
    };
    const onNode = await trainStrnn(request);
    const probabilities = await predict(model, onNode.vector, samples.x, range(48, 60));
    const right = range(48, 60).filter((sample, i) => {
      const row = [...probabilities.subarray(i * 3, i * 3 + 3)];
      return row.indexOf(Math.max(...row)) === samples.y[sample];
    });
    expect(right.length).toBeGreaterThanOrEqual(10);
    model.dispose();
    await useBackend('wasm');
    const onWasm = await trainStrnn(request);
    // Rounding alone, over 48 steps.
    onNode.trainLoss.forEach((loss, epoch) => expect(loss).toBeCloseTo(onWasm.trainLoss[epoch], 3));
    model.dispose();
  });
});
