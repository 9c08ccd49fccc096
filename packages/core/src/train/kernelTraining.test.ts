import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cell } from '../cell/Cell.js';
import { elman } from '../cell/elman.js';
import { useBackend } from '../compute/useBackend.js';
import { largestDifference } from '../conformance/largestDifference.js';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { describeEveryBuild, presentBuilds } from '../kernel/everyBuild.test.support.js';
import { createStrnn } from '../model/createStrnn.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { resolveOptions } from '../option/resolveOptions.js';
import { createRegistry } from '../plugin/createRegistry.js';
import { definePlugin } from '../plugin/definePlugin.js';
import { dense } from '../projector/dense.js';
import type { Projector } from '../projector/Projector.js';
import type { Checkpoint } from './Checkpoint.js';
import { plantedSamples } from './fixtures/plantedSamples.js';
import { predict } from './predict.js';
import { trainingOptionTable } from './trainingOptions.js';
import type { TrainRequest } from './TrainRequest.js';
import { trainStrnn, type TrainResult } from './trainStrnn.js';

const samples = plantedSamples(150);
const { T, D } = samples.shape;
const range = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, i) => from + i);

const { fused: _, ...withoutKernel } = elman;
const plainCell: Cell = { ...withoutKernel, name: 'plain' };
/** Every weight gets smaller, and so does its gradient: nothing that the kernels could do beside the model. */
const soft: Projector = {
  ...dense,
  name: 'soft',
  apply: (weights) => tf.mul(weights, tf.sigmoid(weights)),
  effective: (weights) => weights.map((w) => w / (1 + Math.exp(-w))),
};
const plugin = definePlugin({ name: 'lab', version: '1', cells: [plainCell], projectors: [soft] });
const registry = createRegistry([{ plugin, source: 'a test' }]);

const models: Record<string, Record<string, unknown>> = {
  elman: {},
  'elman, tanh': { activation: 'tanh', projector: 'l21' },
  gru: { cell: 'gru', temporalCell: 'gru', traversal: 'diagonal-pair' },
  lstm: { cell: 'lstm', temporalCell: 'lstm', projector: 'dense', traversal: 'diagonal-pair' },
  'lstm x gru, one direction': { cell: 'lstm', temporalCell: 'gru', traversal: 'corner:top-left' },
  'no direction': { traversal: 'temporal-only' },
  'top-k': { projector: 'top-k', keep: 0.4 },
  'top-k, gru': { projector: 'top-k', keep: 0.7, cell: 'gru', temporalCell: 'gru', traversal: 'diagonal-pair' },
  subgradient: { sparsity: 'subgradient', spatialLambda: 0.01 },
  'a cell without a kernel in space': { cell: 'lab/plain' },
  'a projector that the kernels have not': { projector: 'lab/soft' },
};

function modelOf(options: Record<string, unknown>): StrnnModel {
  return createStrnn(
    { hidden: 6, spatialProjection: 4, mixed: 8, temporalHidden: 5, temporalProjection: 2, ...options },
    { sites: samples.sites, sizes: { slices: T, features: D, classes: 3 }, registry },
  );
}

/** 3 mini-batches an epoch, the last of 4 samples, with noise, dropout and class weights. */
async function train(options: Record<string, unknown>, request: Partial<TrainRequest> = {}): Promise<TrainResult> {
  const model = modelOf(options);
  const training = { epochs: 3, batchSize: 8, learningRate: 0.01, inputNoise: 0.3, dropout: 0.3, refit: false };
  try {
    return await trainStrnn({
      model,
      training: resolveOptions(trainingOptionTable, { ...training, classWeights: 'balanced' }, 'training'),
      ...{ x: samples.x, y: samples.y, classes: samples.classes, seed: '7' },
      ...{ train: range(0, 20), validation: range(36, 48), ...request },
    });
  } finally {
    model.dispose();
  }
}

const bits = (vector: Float32Array): string => Buffer.from(vector.slice().buffer).toString('hex');

const byTensors = new Map<string, TrainResult & { probabilities: Float32Array }>();
/** On plain JavaScript; random numbers are the same in every build. */
async function trainedByTensors(name: string): Promise<TrainResult & { probabilities: Float32Array }> {
  if (!byTensors.has(name)) {
    const backend = tf.getBackend();
    await tf.setBackend('cpu');
    const result = await train(models[name], { path: 'ops' });
    const model = modelOf(models[name]);
    const probabilities = await predict(model, result.vector, samples.x, range(0, 150), 'ops');
    model.dispose();
    byTensors.set(name, { ...result, probabilities });
    await tf.setBackend(backend);
  }
  return byTensors.get(name)!;
}

afterAll(async () => void (await useBackend('wasm')));

describeEveryBuild('training on kernels', (build) => {
  beforeAll(async () => {
    await useBackend('wasm');
    setCurrentKernels(build);
  });

  it.each(Object.keys(models))('goes as on tensor ops, with the same noise and dropout: %s', async (name) => {
    const expected = await trainedByTensors(name);
    const { trainLoss, vector, validationAccuracy } = await train(models[name]);
    // 9 steps, each with rounding errors of its own; Adam's first steps divide by what may be next to nothing.
    expect(largestDifference(trainLoss, expected.trainLoss), 'loss').toBeLessThan(1e-5);
    expect(largestDifference(vector, expected.vector), 'weights').toBeLessThan(1e-3);
    expect(validationAccuracy).toEqual(expected.validationAccuracy);
  });

  it.each(['elman', 'gru', 'lstm', 'top-k'])(
    'gives the same bits for the same seed, resumed or not: %s',
    async (name) => {
      const checkpoints: Checkpoint[] = [];
      const whole = await train(models[name], { onEpoch: (_, checkpoint) => void checkpoints.push(checkpoint) });
      const again = await train(models[name]);
      expect(bits(again.vector)).toBe(bits(whole.vector));
      expect(again.trainLoss).toEqual(whole.trainLoss);
      const other = await train(models[name], { seed: '8' });
      expect(bits(other.vector)).not.toBe(bits(whole.vector));
      for (const resume of checkpoints.slice(0, 2)) {
        const resumed = await train(models[name], { resume });
        expect(bits(resumed.vector)).toBe(bits(whole.vector));
        expect(resumed.trainLoss).toEqual(whole.trainLoss);
      }
    },
  );

  it.each(Object.keys(models))('predicts as the tensor ops do, in blocks of 128 samples: %s', async (name) => {
    const { vector, probabilities } = await trainedByTensors(name);
    const model = modelOf(models[name]);
    const before = bits(vector);
    const found = await predict(model, vector, samples.x, range(0, 150));
    expect(largestDifference(found, probabilities)).toBeLessThan(1e-5);
    // Few after many: what is left of the others must not matter. And another order.
    const three = await predict(model, vector, samples.x, Int32Array.of(149, 3, 3));
    expect(
      largestDifference(
        three,
        [149, 3, 3].flatMap((s) => [...found.subarray(3 * s, 3 * s + 3)]),
      ),
    ).toBeLessThan(1e-6);
    expect(bits(vector)).toBe(before);
    model.dispose();
  });
});

it('predicts by the weights and the build of now, whatever was there before', async () => {
  const vectors = [(await trainedByTensors('elman')).vector, (await trainedByTensors('elman')).vector.map((w) => -w)];
  const model = modelOf(models['elman']);
  const expected = [];
  for (const vector of vectors) expected.push(await predict(model, vector, samples.x, range(0, 9), 'ops'));
  for (const { name, build } of [...presentBuilds, ...presentBuilds]) {
    setCurrentKernels(build);
    for (const [i, vector] of vectors.entries()) {
      const found = await predict(model, vector, samples.x, range(0, 9));
      expect(largestDifference(found, expected[i]), name).toBeLessThan(1e-5);
    }
  }
  model.dispose();
});
