import { StrnnError } from '../error/StrnnError.js';
import { createArena, type Arena } from './Arena.js';
import type { KernelBuild } from './KernelBuild.js';
import { batchBytes, takeBatch, type BatchMemory, type BatchSizes } from './takeBatch.js';

/** Bytes of the struct at the start of a plan, and room for one such struct per direction, see `kernels/src/call.h`. */
const modelStruct = 4096;
const stageStructs = 64 * 1024;

/** Sizes that operands have. */
export interface KernelSizes extends BatchSizes {
  readonly classes: number;
  readonly parameters: number;
}

/** A model in the kernels' memory: parameters, optimiser and one batch. All views stay valid. */
export interface KernelModel extends BatchMemory {
  readonly arena: Arena;
  readonly labels: Int32Array;
  /** B: weight of each sample, their sum 1. */
  readonly weights: Float32Array;
  /** B x C */
  readonly logits: Float32Array;
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly decay: Float32Array;
  /** Loss of the first `batch` samples, and its gradient; with the masks if asked for. */
  step(batch: number, dropout: boolean): number;
  /** Logits of the first `batch` samples. */
  forward(batch: number): void;
  /** The spatial layer alone, forward and backward, on the first `batch` samples: for measuring. */
  spatial(batch: number): void;
  /** One step of Adam; t counts from 1. */
  adam(t: number, learningRate: number): void;
  /** A proximal step on rows x columns parameters from an offset. */
  proximal(
    operation: 'proximalL1' | 'proximalL21',
    offset: number,
    shape: readonly [number, number],
    threshold: number,
  ): void;
}

/**
 * Checks a model's table and gives the model its memory.
 *
 * @param table see `modelTable`
 * @throws StrnnError 'shape' or 'lattice' when the table is not that of a model
 */
export function createKernelModel(build: KernelBuild, table: Int32Array<ArrayBuffer>, sizes: KernelSizes): KernelModel {
  const { batch, classes, parameters } = sizes;
  const plan = planBytes(build, table, sizes);
  const vectors = ['parameters', 'gradient', 'first', 'second', 'decay'] as const;
  const pieces = [
    4 * table.length,
    plan,
    4 * batch,
    4 * batch,
    4 * batch * classes,
    ...vectors.map(() => 4 * parameters),
  ];
  const arena = createArena(
    build,
    pieces.reduce((sum, piece) => sum + piece + 64, batchBytes(sizes)),
  );
  const tableAt = arena.take(4 * table.length);
  arena.integers(tableAt, table.length).set(table);
  const model = arena.take(plan);
  arena.call('modelPlan', tableAt, table.length, model, plan);
  const memory = takeBatch(arena, sizes);
  const [labelsAt, weightsAt, logitsAt] = [
    arena.take(4 * batch),
    arena.take(4 * batch),
    arena.take(4 * batch * classes),
  ];
  const at = Object.fromEntries(vectors.map((name) => [name, arena.take(4 * parameters)])) as Record<
    (typeof vectors)[number],
    number
  >;
  const view = (name: (typeof vectors)[number]): Float32Array => arena.floats(at[name], parameters);
  /** More samples than there is room for would be read out of what lies behind. */
  const within = (count: number): number => {
    if (count <= batch) return count;
    throw new StrnnError('shape', `kernels: a batch of ${count} samples, but there is memory for ${batch}.`);
  };
  return {
    ...memory,
    arena,
    labels: arena.integers(labelsAt, batch),
    weights: arena.floats(weightsAt, batch),
    logits: arena.floats(logitsAt, batch * classes),
    parameters: view('parameters'),
    gradient: view('gradient'),
    first: view('first'),
    second: view('second'),
    decay: view('decay'),
    step(count, dropout) {
      const masks = dropout ? [memory.at.mixedMask, memory.at.projectedMask] : [0, 0];
      const operands = [memory.at.x, labelsAt, weightsAt, ...masks, at.parameters, at.gradient, logitsAt];
      return arena.call('modelStep', model, within(count), ...operands)[10];
    },
    forward(count) {
      arena.call('modelStep', model, within(count), memory.at.x, 0, 0, 0, 0, at.parameters, 0, logitsAt);
    },
    spatial(count) {
      arena.call('modelSpatial', model, within(count), memory.at.x, at.parameters);
    },
    adam(t, learningRate) {
      const operands = [at.parameters, at.first, at.second, at.gradient, at.decay];
      arena.call('adam', parameters, ...operands, learningRate, 1 / (1 - 0.9 ** t), 1 / (1 - 0.999 ** t));
    },
    proximal(operation, offset, [rows, columns], threshold) {
      const weights = at.parameters + 4 * offset;
      if (operation === 'proximalL1') arena.call(operation, weights, rows * columns, threshold);
      else arena.call(operation, weights, rows, columns, threshold);
    },
  };
}

/** What the plan needs, from a dry run in a small memory. */
function planBytes(build: KernelBuild, table: Int32Array, { sites, slices }: KernelSizes): number {
  const work = modelStruct + stageStructs + 4 * Math.max(sites, slices) + 1024;
  const arena = createArena(build, 4 * table.length + work + 256);
  const tableAt = arena.take(4 * table.length);
  arena.integers(tableAt, table.length).set(table);
  return arena.call('modelSize', tableAt, table.length, arena.take(work), work)[4];
}
