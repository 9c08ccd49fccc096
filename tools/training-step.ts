/**
 * Milliseconds of one training step (forward, backward, Adam) on each compute path, at the sizes of the PyTorch peer:
 * B=32 T=9 N=62 D=5 H=30 K=20 M=30 Ht=30 Kt=5 C=3. One thread. Prints one JSON line per path.
 * Run: `node tools/run-ts.mjs tools/training-step.ts`.
 */
import {
  createStrnn,
  createRegistry,
  resolveOptions,
  seed62Sites,
  trainingOptionTable,
  trainStrnn,
  useBackend,
} from '@strnn/core';

const [B, T, N, D, C, steps] = [32, 9, 62, 5, 3, 15];
const { name } = await useBackend();
const x = Float32Array.from({ length: B * T * N * D }, (_, i) => Math.sin(i * i));
const y = Int32Array.from({ length: B }, (_, sample) => sample % C);

for (const path of ['ops', 'fused'] as const) {
  const model = createStrnn(
    { projector: 'dense', hidden: 30, spatialProjection: 20 },
    { sites: seed62Sites(), sizes: { slices: T, features: D, classes: C } },
  );
  const times: number[] = [];
  let begin = performance.now();
  // One batch is one epoch, so that an epoch is a step.
  await trainStrnn({
    model,
    projector: createRegistry().projector('dense', 'projector'),
    training: resolveOptions(
      trainingOptionTable,
      { epochs: steps + 3, batchSize: B, dropout: 0, inputNoise: 0, clipNorm: 0, weightDecay: 0 },
      'training',
    ),
    x,
    y,
    classes: ['a', 'b', 'c'],
    train: Int32Array.from(y, (_, sample) => sample),
    validation: new Int32Array(0),
    seed: '1',
    path,
    onEpoch() {
      const now = performance.now();
      times.push(now - begin);
      begin = now;
    },
  });
  model.dispose();
  const measured = times.slice(3).sort((a, b) => a - b);
  const round = (ms: number): number => Math.round(ms * 10) / 10;
  const median = round(measured[measured.length >> 1]);
  console.log(JSON.stringify({ backend: name, path, steps, ms_median: median, ms_min: round(measured[0]) }));
}
