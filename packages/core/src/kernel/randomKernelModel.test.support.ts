import { expect } from 'vitest';
import { largestDifference } from '../conformance/largestDifference.js';
import { batchSizes } from '../model/batchSizes.js';
import { createKernelModel, type KernelModel } from './createKernelModel.js';
import type { KernelBuild } from './KernelBuild.js';
import { modelTable } from './modelTable.js';
import type { Outcome, RandomModel } from './randomModel.test.support.js';

/**
 * Of each quantity's largest value. Both sides calculate in single precision (2^-24 = 6e-8 per operation), each adding up
 * in an order of its own, through up to 33 levels in space and 33 slices in time.
 */
const tolerance = 2e-5;

/** How a random model is put into the kernels' memory. */
export interface KernelModelChoices {
  readonly rowsPerChunk?: number;
  /** Samples that the memory has room for beyond those of the batch. */
  readonly spare?: number;
}

/** A random model with its batch in some kernels' memory; whatever a step writes or leaves alone is NaN before. */
export function randomKernelModel(
  build: KernelBuild,
  { model, layout, vector, x, labels, weights, masks }: RandomModel,
  { rowsPerChunk = 0, spare = 0 }: KernelModelChoices = {},
): KernelModel {
  const memory = createKernelModel(build, modelTable(model.kernelSpec!, rowsPerChunk), {
    ...batchSizes(model, labels.length + spare),
    classes: model.sizes.classes,
    parameters: layout.size,
  });
  for (const view of [memory.x, memory.logits, memory.gradient, memory.mixedMask, memory.projectedMask]) view.fill(NaN);
  memory.parameters.set(vector);
  memory.x.set(x);
  memory.labels.set(labels);
  memory.weights.set(weights);
  memory.mixedMask.set(masks?.mixed ?? []);
  memory.projectedMask.set(masks?.projected ?? []);
  return memory;
}

/** What one step gives, by the names of `RandomModel.byTensors`. */
export function byKernels(memory: KernelModel, { layout, labels, masks, model }: RandomModel): Outcome {
  const loss = memory.step(labels.length, masks !== null);
  return {
    loss: [loss],
    logits: memory.logits.slice(0, labels.length * model.sizes.classes),
    ...Object.fromEntries(
      layout.entries.map(({ name, offset, size }) => [name, memory.gradient.slice(offset, offset + size)]),
    ),
  };
}

/** Expects every quantity of an outcome within the tolerance. */
export function expectClose(found: Outcome, expected: Outcome): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  const errors = Object.keys(expected).map((name) => [name, largestDifference(found[name], expected[name])] as const);
  expect(errors.filter(([, error]) => !(error <= tolerance))).toEqual([]);
}
