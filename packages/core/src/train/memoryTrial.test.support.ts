// A process of its own, started with --expose-gc by memory.slow.test.ts: `steps BACKEND` or `models BACKEND`. Writes
// the resident memory, in bytes, at some points as JSON.
import { useBackend } from '../compute/useBackend.js';
import { createStrnn } from '../model/createStrnn.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { resolveOptions } from '../option/resolveOptions.js';
import { plantedSamples } from './fixtures/plantedSamples.js';
import { predict } from './predict.js';
import { trainingOptionTable } from './trainingOptions.js';
import { trainStrnn } from './trainStrnn.js';

const samples = plantedSamples(40);
const { T, D } = samples.shape;
const all = Int32Array.from({ length: 40 }, (_, i) => i);

function modelOf(size: number): StrnnModel {
  return createStrnn(
    { hidden: size, spatialProjection: 8, mixed: size, temporalHidden: size, temporalProjection: 2 },
    { sites: samples.sites, sizes: { slices: T, features: D, classes: 3 } },
  );
}

/** 10 steps an epoch. */
async function train(
  model: StrnnModel,
  epochs: number,
  onEpoch: (epoch: number) => Promise<void>,
): Promise<Float32Array> {
  const { vector } = await trainStrnn({
    model,
    training: resolveOptions(trainingOptionTable, { epochs, batchSize: 4, refit: false }, 'training'),
    ...{ x: samples.x, y: samples.y, classes: samples.classes, seed: '1' },
    ...{ train: all, validation: new Int32Array(0) },
    onEpoch: ({ epoch }) => onEpoch(epoch),
  });
  return vector;
}

/** Bytes of this process that are in memory, once everything that nobody holds is gone. */
async function resident(): Promise<number> {
  for (let i = 0; i < 6; i++) {
    globalThis.gc!();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().rss;
}

const found: Record<string, number> = {};
const [what, backend] = process.argv.slice(2);
await useBackend(backend);
if (what === 'steps') {
  const model = modelOf(8);
  await train(model, 500, async (epoch) => {
    if (epoch === 50 || epoch === 500) found[`step ${10 * epoch}`] = await resident();
  });
  model.dispose();
} else {
  for (let count = 1; count <= 200; count++) {
    const model = modelOf(48);
    const vector = await train(model, 1, () => Promise.resolve());
    await predict(model, vector, samples.x, all);
    model.dispose();
    if (count === 20 || count === 200) {
      found[`model ${count}, nothing collected`] = process.memoryUsage().rss;
      found[`model ${count}`] = await resident();
    }
  }
}
process.stdout.write(JSON.stringify(found));
