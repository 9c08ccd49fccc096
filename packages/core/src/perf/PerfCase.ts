import { kernelModel } from '../model/kernelModel.js';
import { createStrnn } from '../model/createStrnn.js';
import { initialParameters } from '../model/initialParameters.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { resolveOptions } from '../option/resolveOptions.js';
import { createRandom } from '../random/createRandom.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import type { KernelModel } from '../kernel/createKernelModel.js';
import { gridSites } from '../sites/gridSites.js';
import { seed62Sites } from '../sites/seed62Sites.js';
import { parameterLayout, type ParameterLayout } from '../train/parameterLayout.js';
import type { TrainRequest } from '../train/TrainRequest.js';
import { trainingOptionTable } from '../train/trainingOptions.js';

/** Sizes of what is measured. */
export interface PerfSizes {
  readonly batch: number;
  readonly slices: number;
  /** 62 = the SEED montage; else a square grid. */
  readonly sites: number;
  readonly features: number;
  readonly hidden: number;
  readonly spatialProjection: number;
  readonly classes: number;
}

/** Those of the PyTorch peer: B=32 T=9 N=62 D=5 H=30 K=20 M=30 Ht=30 Kt=5 C=3. */
export const peerSizes: PerfSizes = {
  batch: 32,
  slices: 9,
  sites: 62,
  features: 5,
  hidden: 30,
  spatialProjection: 20,
  classes: 3,
};

/** A model with data and parameters to measure with. */
export interface PerfCase {
  readonly sizes: PerfSizes;
  readonly model: StrnnModel;
  readonly layout: ParameterLayout;
  readonly vector: Float32Array;
  /** One batch; Adam alone: no noise, no dropout, no penalty. */
  readonly request: TrainRequest;
  readonly indices: Int32Array;
}

export function createPerfCase(sizes: PerfSizes): PerfCase {
  const { batch, slices, sites: N, features, classes } = sizes;
  const side = Math.ceil(Math.sqrt(N));
  const sites = N === 62 ? seed62Sites() : gridSites(side, Math.ceil(N / side));
  const model = createStrnn(
    { projector: 'dense', hidden: sizes.hidden, spatialProjection: sizes.spatialProjection },
    { sites, sizes: { slices, features, classes } },
  );
  const layout = parameterLayout(model.parameters);
  const vector = new Float32Array(layout.size);
  const initial = initialParameters(model.parameters, createRandom('perf'));
  for (const { name, offset } of layout.entries) vector.set(initial.get(name)!, offset);
  const random = createRandom('perf/input');
  const indices = Int32Array.from({ length: batch }, (_, b) => b);
  return {
    sizes,
    model,
    layout,
    vector,
    indices,
    request: {
      model,
      training: resolveOptions(
        trainingOptionTable,
        { batchSize: batch, dropout: 0, inputNoise: 0, clipNorm: 0, weightDecay: 0 },
        'training',
      ),
      x: Float32Array.from({ length: batch * slices * N * features }, () => random.normal()),
      y: indices.map((b) => b % classes),
      classes: Array.from({ length: classes }, (_, c) => String(c)),
      train: indices,
      validation: new Int32Array(0),
      seed: 'perf',
    },
  };
}

/** The case in the memory of some kernels, ready to step. */
export function perfMemory({ model, vector, request, indices, sizes }: PerfCase, build: KernelBuild): KernelModel {
  const memory = kernelModel(model, build, sizes.batch)!;
  memory.parameters.set(vector);
  memory.gather(request.x, indices);
  memory.labels.set(request.y);
  memory.weights.fill(1 / sizes.batch);
  return memory;
}
