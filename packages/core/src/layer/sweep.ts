import type * as tf from '@tensorflow/tfjs';
import type { ElementwiseActivation } from '../cell/activation.js';
import type { Cell, Predecessors } from '../cell/Cell.js';
import { concatRows } from '../compute/concatRows.js';
import { mixRows } from '../compute/mixRows.js';
import { StrnnError } from '../error/StrnnError.js';
import { unknownName } from '../error/unknownName.js';
import { sliceRows } from '../compute/sliceRows.js';
import { hasKernelOperations } from '../compute/registerKernelOperations.js';
import { fusedCells } from '../kernel/fusedCells.js';
import { kernelSweep } from './kernelSweep.js';
import type { PreparedLattice } from './prepareLattice.js';

/**
 * How a model is computed: `'fused'` on kernels, where the backend has some and the cell names one; `'ops'` always by
 * the cell's own tensor operations (the oracle).
 */
export type ComputePath = 'fused' | 'ops';

/** One recurrence over a lattice: spatial (sites) or temporal (a chain of slices). */
export interface SweepOptions {
  readonly cell: Cell;
  readonly lattice: PreparedLattice;
  /** (N * S) x D in lattice order, site-major: the S rows of a site are neighbours. */
  readonly x: tf.Tensor2D;
  readonly parameters: Readonly<Record<string, tf.Tensor>>;
  readonly activation: ElementwiseActivation;
  readonly path: ComputePath;
  /** False where x is data, so that its gradient need not be computed. */
  readonly inputGradient: boolean;
}

/**
 * Visits every site after its predecessors, all sites of one level at once.
 *
 * @returns (N * S) x H, the output states in lattice order
 * @throws StrnnError 'plugin' when the cell names an unknown fused kernel, throws, or gives states of other sizes
 */
export function sweep(options: SweepOptions): tf.Tensor2D {
  const { cell, path } = options;
  if (path === 'fused' && cell.fused !== undefined) {
    if (!Object.hasOwn(fusedCells, cell.fused)) {
      throw unknownName(`cell '${cell.name}'`, 'fused kernel', cell.fused, Object.keys(fusedCells), 'plugin');
    }
    if (hasKernelOperations()) return kernelSweep(options, cell.fused);
  }
  return sweepByOps(options);
}

function sweepByOps({ cell, lattice, x, parameters, activation }: SweepOptions): tf.Tensor2D {
  const slices = x.shape[0] / lattice.lattice.size;
  const states: (readonly tf.Tensor2D[])[] = [];
  for (const level of lattice.levels) {
    const from = (state: number): tf.Tensor2D[] => level.sources.map((source) => states[source][state]);
    const predecessors: Predecessors | null =
      level.sources.length === 0
        ? null
        : {
            slots: level.slots,
            sum: (state) => mixRows(from(state), level.sum()),
            mean: (state) => mixRows(from(state), level.mean()),
            slot: (k, state) => mixRows(from(state), level.slot(k)),
          };
    const input = sliceRows(x, level.start * slices, level.count * slices);
    const next = callStep(cell, { x: input, predecessors, parameters, activation });
    states.push(next);
  }
  return concatRows(states.map((state) => state[0]));
}

function callStep(cell: Cell, step: Parameters<Cell['step']>[0]): readonly tf.Tensor2D[] {
  let next: readonly tf.Tensor2D[];
  try {
    next = cell.step(step);
  } catch (cause) {
    throw new StrnnError('plugin', `cell '${cell.name}': step threw: ${(cause as Error).message}`, { cause });
  }
  const rows = step.x.shape[0];
  if (next.length !== cell.states.length || next.some((state) => state.shape.length !== 2 || state.shape[0] !== rows)) {
    throw new StrnnError(
      'plugin',
      `cell '${cell.name}': step must return ${cell.states.length} states (${cell.states.join(', ')}) of ${rows} x H, ` +
        `but returned ${next.map((state) => state.shape.join(' x ')).join('; ') || 'none'}.`,
    );
  }
  return next;
}
