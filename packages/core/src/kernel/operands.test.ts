import { describe, expect, it } from 'vitest';
import { StrnnError, type StrnnErrorCode } from '../error/StrnnError.js';
import { createArena, type Arena } from './Arena.js';
import { describeEveryBuild } from './everyBuild.test.support.js';
import type { KernelBuild } from './KernelBuild.js';
import { modelTable, sweepTable, type StageSpec } from './modelTable.js';
import { operations, type Operation } from './operations.js';
import { randomModel } from './randomModel.test.support.js';

const sizes = { T: 3, N: 4, D: 2, H: 5, K: 3, M: 6, Ht: 4, Kt: 2, C: 3, B: 2 };
const random = randomModel({
  ...{ seed: 'operands', cell: 'elman', temporalCell: 'gru', activation: 'relu', directions: ['a chain'], sizes },
  ...{ dropout: true, classWeights: false },
});
const table = modelTable(random.model.kernelSpec!);
const bytes = 1 << 20;

/** Operands of one operation in a memory that holds them all; every array is NaN where the operation should write. */
interface Prepared {
  readonly arena: Arena;
  /** All as they should be. */
  readonly good: readonly number[];
  readonly written: readonly Float32Array[];
}

function floats(arena: Arena, values: ArrayLike<number>): number {
  const at = arena.take(4 * values.length);
  arena.floats(at, values.length).set(values);
  return at;
}

function integers(arena: Arena, values: ArrayLike<number>): number {
  const at = arena.take(4 * values.length);
  arena.integers(at, values.length).set(values);
  return at;
}

function prepareStep(build: KernelBuild): Prepared & { readonly end: number } {
  const arena = createArena(build, bytes);
  const end = arena.take(0) + arena.size;
  const at = integers(arena, table);
  const model = arena.take(1 << 18);
  arena.call('modelPlan', at, table.length, model, 1 << 18);
  const { x, labels, weights, masks, vector } = random;
  const given = [floats(arena, x), integers(arena, labels), floats(arena, weights)];
  const dropped = [floats(arena, masks!.mixed), floats(arena, masks!.projected)];
  const nan = (count: number): number => floats(arena, new Float32Array(count).fill(NaN));
  const [parameters, gradient, logits] = [floats(arena, vector), nan(vector.length), nan(sizes.B * sizes.C)];
  const written = [arena.floats(gradient, vector.length), arena.floats(logits, sizes.B * sizes.C)];
  return { arena, good: [model, sizes.B, ...given, ...dropped, parameters, gradient, logits], written, end };
}

function prepareSweep(build: KernelBuild): Prepared {
  const arena = createArena(build, bytes);
  const [stage] = random.model.kernelSpec!.spatial;
  const alone: StageSpec = { ...stage, projections: 0, outputs: 0, projection: null, mix: null };
  const sweep = sweepTable(alone, random.model.parameters);
  const at = integers(arena, sweep);
  const work = arena.take(1 << 17);
  arena.call('sweepPlan', at, sweep.length, random.vector.length, 0, work, 1 << 17);
  const { x, vector } = random;
  const count = sizes.N * sizes.T * sizes.H;
  const [dh, gradient] = [new Float32Array(count).fill(1), new Float32Array(vector.length).fill(NaN)];
  const good = [work, sizes.T, floats(arena, x), floats(arena, vector), floats(arena, dh), floats(arena, gradient), 0];
  return { arena, good, written: [arena.floats(good[5], vector.length)] };
}

function refusal(act: () => unknown): StrnnError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

/** Every way in which the offset of an operand can be wrong. */
const badOffsets = [0, 4, 7, -64, -1e300, NaN, Infinity, -Infinity, 1e300, 2 ** 31, 2 ** 32, 2 ** 53, 66, 65];

/** Operands at places that are wrong, one at a time; nothing is written. */
function expectRefused(
  { arena, good, written }: Prepared,
  operation: Operation,
  index: number,
  values: readonly number[],
  code: StrnnErrorCode,
): void {
  for (const value of values) {
    const given = good.map((operand, i) => (i === index ? value : operand));
    const error = refusal(() => arena.call(operation, ...given));
    expect([error.code, value], error.message).toEqual([code, value]);
    expect(error.message).toMatch(new RegExp(`^kernel ${operation}: `));
  }
  for (const array of written) expect(array.every(Number.isNaN)).toBe(true);
}

const counts = [0, -1, 1.5, NaN, Infinity, 1e9 + 1];

describeEveryBuild('operands', (build) => {
  describe('of a step', () => {
    it.each([
      [2, 'x', false],
      [3, 'labels', true],
      [4, 'weights', true],
      [5, 'the mixed mask', true],
      [6, 'the projected mask', true],
      [7, 'the parameters', false],
      [8, 'the gradient', true],
      [9, 'the logits', true],
    ] as const)('are refused outside of the memory: operand %s, %s', (index, _, optional) => {
      const prepared = prepareStep(build);
      // 0 says that there is none.
      const offsets = badOffsets.filter((offset) => !(optional && offset === 0));
      expectRefused(prepared, 'modelStep', index, offsets, 'shape');
    });

    it('are taken up to the last byte of the memory, and refused one number later', () => {
      const { T, N, D, M, Kt, Ht, C, B } = sizes;
      const counts = [
        B * T * N * D,
        B,
        B,
        T * B * M,
        2 * B * Kt * Ht,
        random.vector.length,
        random.vector.length,
        B * C,
      ];
      counts.forEach((count, i) => {
        const { arena, good, end } = prepareStep(build);
        const last = end - 4 * count;
        arena.call('modelStep', ...good.map((operand, at) => (at === i + 2 ? last : operand)));
        expectRefused({ arena, good, written: [] }, 'modelStep', i + 2, [last + 4], 'shape');
      });
    });

    it('are refused with a number of samples that is none, or a model that is nowhere', () => {
      const prepared = prepareStep(build);
      expectRefused(prepared, 'modelStep', 1, counts, 'data');
      expectRefused(prepared, 'modelStep', 1, [1e9], 'shape');
      expectRefused(prepared, 'modelStep', 0, badOffsets, 'data');
    });

    it('are refused with a label outside of the classes', () => {
      const prepared = prepareStep(build);
      for (const label of [-1, sizes.C, -(2 ** 31), 2 ** 31 - 1]) {
        prepared.arena.integers(prepared.good[3], sizes.B)[1] = label;
        expectRefused(prepared, 'modelStep', 9, [prepared.good[9]], 'data');
      }
    });

    it('are refused when a gradient is wanted of no loss', () => {
      const prepared = prepareStep(build);
      expectRefused(prepared, 'modelStep', 3, [0], 'data');
      expectRefused(prepared, 'modelStep', 4, [0], 'data');
    });
  });

  it('of the spatial layer alone are refused', () => {
    const { arena, good } = prepareStep(build);
    const spatial = { arena, good: [good[0], good[1], good[2], good[7]], written: [] };
    expectRefused(spatial, 'modelSpatial', 1, counts, 'data');
    for (const index of [2, 3]) expectRefused(spatial, 'modelSpatial', index, badOffsets, 'shape');
  });

  it('of a sweep are refused', () => {
    const prepared = prepareSweep(build);
    for (const index of [2, 3, 4, 5]) expectRefused(prepared, 'sweepBackward', index, badOffsets, 'shape');
    for (const index of [2, 3, 4]) expectRefused(prepared, 'sweepForward', index, badOffsets, 'shape');
    expectRefused(prepared, 'sweepForward', 1, counts, 'data');
    // The plan was made without a gradient of the input.
    expectRefused(prepared, 'sweepBackward', 6, [prepared.good[2]], 'data');
  });

  it('of a product are refused', () => {
    const arena = createArena(build, bytes);
    const [a, b, c] = [0, 1, 2].map(() => floats(arena, [1, 2, 3, 4]));
    const prepared = { arena, good: [0, 0, 2, 2, 2, a, b, c, arena.take(1 << 14)], written: [] };
    for (const index of [2, 3, 4]) expectRefused(prepared, 'matMul', index, counts, 'data');
    for (const index of [5, 6, 7]) expectRefused(prepared, 'matMul', index, badOffsets, 'shape');
    expectRefused(prepared, 'matMul', 8, badOffsets.slice(1), 'shape');
    expect([...arena.floats(c, 4)]).toEqual([1, 2, 3, 4]);
  });

  it('of the optimiser, the proximal steps and the random numbers are refused', () => {
    const arena = createArena(build, bytes);
    const at = arena.take(64);
    const cases: readonly (readonly [Operation, readonly number[], readonly number[], readonly number[]])[] = [
      ['adam', [4, at, at, at, at, at, 0.1, 1, 1], [0], [1, 2, 3, 4, 5]],
      ['proximalL1', [at, 4, 1], [1], [0]],
      ['proximalL21', [at, 2, 2, 1], [1, 2], [0]],
      ['noise', [at, 1, at, 4], [3], [0, 2]],
      ['dropout', [at, 0.5, at, 4], [3], [0, 2]],
      ['peak', [1, arena.take(1 << 14)], [0], [1]],
    ];
    for (const [operation, good, sized, placed] of cases) {
      for (const index of sized) expectRefused({ arena, good, written: [] }, operation, index, counts, 'data');
      for (const index of placed) expectRefused({ arena, good, written: [] }, operation, index, badOffsets, 'shape');
      arena.call(operation, ...good);
    }
  });

  it('of an operation that there is not are refused', () => {
    const memory = build.memory(1024);
    for (const operation of [-1, Object.keys(operations).length, 2 ** 31 - 1]) {
      expect(memory.run(operation, memory.start)).toBe(-9);
    }
  });
});
