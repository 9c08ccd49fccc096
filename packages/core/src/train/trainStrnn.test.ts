import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/useBackend.js';
import { createStrnn } from '../model/createStrnn.js';
import { resolveOptions } from '../option/resolveOptions.js';
import type { Checkpoint } from './Checkpoint.js';
import { decodeCheckpoint, encodeCheckpoint } from './encodeCheckpoint.js';
import { plantedSamples } from './fixtures/plantedSamples.js';
import { parameterLayout } from './parameterLayout.js';
import { predict } from './predict.js';
import { trainingOptionTable } from './trainingOptions.js';
import type { TrainRequest } from './TrainRequest.js';
import { trainStrnn, type TrainResult } from './trainStrnn.js';

const samples = plantedSamples(60);
const range = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, i) => from + i);
const size = { hidden: 6, spatialProjection: 4, mixed: 8, temporalHidden: 6, temporalProjection: 2 };

interface Case {
  readonly model?: Record<string, unknown>;
  readonly training?: Record<string, unknown>;
  readonly request?: Partial<TrainRequest>;
}

async function train({ model: options, training, request }: Case = {}): Promise<
  TrainResult & { vectors: Map<string, Float32Array>; accuracy: number }
> {
  const { T, D } = samples.shape;
  const model = createStrnn(
    { ...size, ...options },
    { sites: samples.sites, sizes: { slices: T, features: D, classes: 3 } },
  );
  try {
    const result = await trainStrnn({
      model,
      training: resolveOptions(
        trainingOptionTable,
        { epochs: 4, batchSize: 8, learningRate: 0.01, inputNoise: 0.1, dropout: 0.2, ...training },
        'training',
      ),
      x: samples.x,
      y: samples.y,
      classes: samples.classes,
      train: range(0, 36),
      validation: range(36, 48),
      seed: '7',
      ...request,
    });
    const layout = parameterLayout(model.parameters);
    const vectors = new Map(layout.entries.map((e) => [e.name, result.vector.slice(e.offset, e.offset + e.size)]));
    const test = range(48, 60);
    const probabilities = await predict(model, result.vector, samples.x, test);
    let right = 0;
    test.forEach((index, i) => {
      const row = [...probabilities.subarray(i * 3, i * 3 + 3)];
      if (row.indexOf(Math.max(...row)) === samples.y[index]) right++;
    });
    return { ...result, vectors, accuracy: right / test.length };
  } finally {
    model.dispose();
  }
}

const bits = (vector: Float32Array): string => Buffer.from(vector.buffer).toString('hex');

describe('trainStrnn', () => {
  beforeAll(async () => void (await useBackend('wasm')));

  it('learns a planted effect', async () => {
    const { accuracy, trainLoss } = await train({
      training: { epochs: 25 },
      model: { spatialLambda: 0, temporalLambda: 0 },
    });
    expect(accuracy).toBeGreaterThan(0.9); // 1/3 by chance
    expect(trainLoss.at(-1)!).toBeLessThan(trainLoss[0] / 2);
  });

  it('gives the same weights to the last bit for the same seed, and others for another', async () => {
    const first = await train();
    const again = await train();
    const other = await train({ request: { seed: '8' } });
    expect(bits(again.vector)).toBe(bits(first.vector));
    expect(again.validationAccuracy).toEqual(first.validationAccuracy);
    expect(bits(other.vector)).not.toBe(bits(first.vector));
  });

  it('resumes from the checkpoint of any epoch as if it had never stopped', async () => {
    const checkpoints: Checkpoint[] = [];
    const whole = await train({ request: { onEpoch: (_, checkpoint) => void checkpoints.push(checkpoint) } });
    expect(new Set(checkpoints.map(({ phase }) => phase))).toEqual(new Set(['select', 'refit']));
    for (const checkpoint of checkpoints) {
      const stored = decodeCheckpoint(encodeCheckpoint(checkpoint, 'test'), 'test', 'checkpoint.bin');
      expect(stored).toEqual(checkpoint);
      const resumed = await train({ request: { resume: stored } });
      expect(bits(resumed.vector)).toBe(bits(whole.vector));
      expect(resumed).toMatchObject({ selection: whole.selection, validationAccuracy: whole.validationAccuracy });
    }
  });

  it('refuses the checkpoint of a model of another size', async () => {
    let last: Checkpoint | undefined;
    await train({ training: { epochs: 1 }, request: { onEpoch: (_, checkpoint) => void (last = checkpoint) } });
    await expect(train({ model: { hidden: 5 }, request: { resume: last } })).rejects.toThrow(
      /the checkpoint holds \d+ parameters, but this model has \d+/,
    );
  });

  it('takes the weights of the best validation epoch, and stops when patience ends', async () => {
    const seen: Checkpoint[] = [];
    const result = await train({
      training: { refit: false, epochs: 40, patience: 3 },
      request: { onEpoch: (_, checkpoint) => void seen.push(checkpoint) },
    });
    const best = Math.max(...result.validationAccuracy);
    const epoch = seen.at(-1)!.bestEpoch;
    expect(result.validationAccuracy[epoch - 1]).toBe(best);
    expect(bits(result.vector)).toBe(bits(seen[epoch - 1].vector));
    expect(result.validationAccuracy).toHaveLength(epoch + 3);
    expect(result.selection).toBe(`best on validation (epoch ${epoch} of 40, stopped after ${epoch + 3})`);
  });

  it('uses the last epoch without validation samples, and says so', async () => {
    const result = await train({ request: { validation: new Int32Array(0) } });
    expect(result.selection).toBe('last epoch (4)');
    expect(result.validationAccuracy).toEqual([]);
  });

  it('never looks at samples that it was not given', async () => {
    const x = samples.x.slice().fill(NaN, 48 * 4 * 9 * 2); // the test side
    const y = samples.y.slice().fill(99, 48);
    const blind = await train({ request: { x, y } });
    expect(bits(blind.vector)).toBe(bits((await train()).vector));
  });

  it.each(['l1', 'l21'])('gives exact zeros by a proximal step and none by a subgradient (%s)', async (projector) => {
    const zeros = async (sparsity: string): Promise<number> => {
      const model = { projector, sparsity, spatialLambda: 3 };
      const { vectors } = await train({ model, training: { refit: false } });
      return vectors.get('G/corner:top-left')!.filter((w) => w === 0).length;
    };
    expect(await zeros('proximal')).toBeGreaterThan(0);
    expect(await zeros('subgradient')).toBe(0);
  });

  it.each(['gru', 'lstm'])('trains the %s cell', async (cell) => {
    const { trainLoss } = await train({ model: { cell, temporalCell: cell }, training: { refit: false } });
    expect(trainLoss.at(-1)!).toBeLessThan(trainLoss[0]);
  });

  it.each(['temporal-only', 'none', 'top-k'])('trains the control or projector %s', async (name) => {
    const model = name === 'top-k' ? { projector: name } : { traversal: name };
    const { trainLoss } = await train({ model, training: { refit: false } });
    expect(trainLoss.at(-1)!).toBeLessThan(trainLoss[0]);
  });

  it.each(['fused', 'ops'] as const)('refuses input that is not finite, naming its place (%s)', async (path) => {
    const x = samples.x.slice();
    const { T, N, D } = samples.shape;
    x[5 * T * N * D + (1 * N + 2) * D] = Infinity;
    await expect(train({ request: { x, path } })).rejects.toThrow(
      /^training: the input of sample 5 is Infinity at slice 1, site '.*', feature 0\.$/,
    );
  });

  it.each(['fused', 'ops'] as const)(
    'stops where numbers overflow, naming epoch, step, first sample, layer and cure (%s)',
    async (path) => {
      const x = samples.x.slice();
      const { T, N, D } = samples.shape;
      // Finite itself, but not what the first layers make of it.
      x.fill(3e38, 7 * T * N * D, 8 * T * N * D);
      await expect(train({ request: { x, path }, training: { inputNoise: 0 } })).rejects.toThrow(
        /^training stopped at epoch 1, step \d: the (loss|gradient of U\/corner:top-left) is (NaN|Infinity); first in sample 7: [hs]\/corner:[a-z-]+ is (-?Infinity|NaN)\. Lower training\.learningRate or training\.clipNorm\.$/,
      );
    },
  );

  it('refuses balanced weights for a class without training samples', async () => {
    const y = samples.y.map((label) => (label === 2 ? 1 : label));
    await expect(train({ request: { y }, training: { classWeights: 'balanced' } })).rejects.toThrow(
      "class 'c' has no training sample; counts are a 12, b 24, c 0",
    );
  });

  it('stops between steps when asked to', async () => {
    const controller = new AbortController();
    const request = { signal: controller.signal, onEpoch: () => controller.abort(new Error('enough')) };
    await expect(train({ request })).rejects.toThrow('enough');
  });

  it('leaves no tensor behind', async () => {
    await train();
    const before = tf.memory().numTensors;
    await train();
    expect(tf.memory().numTensors).toBe(before);
  });
});
