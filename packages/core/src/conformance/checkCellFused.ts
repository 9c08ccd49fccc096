import type { Cell } from '../cell/Cell.js';
import { hasKernelOperations } from '../compute/registerKernelOperations.js';
import type { TrialSettings } from './cellTrial.js';
import { cellTrial } from './cellTrial.js';
import { conformanceError } from './conformanceError.js';
import { largestDifference } from './largestDifference.js';

/** Both paths add up the same products in single precision, in another order. */
const tolerance = 1e-5;

/** A fused kernel gives the value and every gradient that the cell's tensor ops give. */
export function checkCellFused(cell: Cell, settings: TrialSettings): void {
  // Without kernels both sides would be the tensor ops, and any cell would pass.
  if (!hasKernelOperations()) {
    throw conformanceError(
      'cell',
      cell,
      "expected a backend with kernels (await useBackend('wasm')) to compare with, found none",
    );
  }
  cellTrial(cell, settings, ({ run, gradients }) => {
    const compare = (quantity: string, fused: Float32Array | undefined, ops: Float32Array): void => {
      const difference = fused === undefined ? Infinity : largestDifference(fused, ops);
      if (difference <= tolerance) return;
      const problem = `expected ${quantity} of the fused kernel within ${tolerance} of the tensor ops' largest`;
      throw conformanceError('cell', cell, `${problem}, found ${difference}`);
    };
    compare('h', run('fused').output, run('ops').output);
    const expected = gradients('ops');
    for (const inputGradient of [true, false]) {
      const fused = gradients('fused', undefined, inputGradient);
      for (const [name, ops] of Object.entries(expected)) {
        if (name !== 'x' || inputGradient) compare(`the gradient of ${name}`, fused[name], ops);
      }
    }
  });
}
