import * as tf from '@tensorflow/tfjs';
import type { SweepAttributes } from '../compute/registerKernelOperations.js';
import { fusedCells } from '../kernel/fusedCells.js';
import { sweepTable } from '../kernel/modelTable.js';
import type { SweepOptions } from './sweep.js';

/**
 * A recurrence over a whole lattice as one operation with one gradient, on our kernels: the sum over predecessors, the
 * products and the activation of all levels never leave them. The gradient runs forward again instead of keeping states.
 *
 * @returns (N * S) x H in lattice order
 */
export function kernelSweep(options: SweepOptions, kernel: string): tf.Tensor2D {
  const { lattice, x, parameters, activation, inputGradient } = options;
  const entries = Object.entries(parameters).filter(([, tensor]) => tensor !== undefined);
  const specs = entries.map(([name, { shape }]) => ({ name, shape, initial: { kind: 'constant', value: 0 } as const }));
  const inputs = x.shape[1];
  // U of the first gate, H x D: a cell may list its parameters in any order.
  const hidden = parameters[`U${fusedCells[kernel].gates[0]}`].shape[0];
  const sites = lattice.lattice.size;
  const table = sweepTable(
    {
      lattice: lattice.lattice,
      cell: kernel,
      activation,
      inputs,
      hidden,
      projections: 0,
      outputs: 0,
      parameters: new Map(entries.map(([name]) => [name, name])),
      projection: null,
      mix: null,
    },
    specs,
  );
  const attributes: SweepAttributes = { table, sites, slices: x.shape[0] / sites, inputs, hidden, inputGradient };
  const attrs = attributes as unknown as tf.NamedAttrMap;

  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
    const [given, ...list] = args.slice(0, -1) as tf.Tensor[];
    const flat = tf.concat(list.map((tensor) => tf.reshape<tf.Rank.R1>(tensor, [-1])));
    const value = tf.engine().runKernel<tf.Tensor2D>('StrnnSweep', { x: given, parameters: flat }, attrs);
    save([given, flat]);
    return {
      value,
      gradFunc: (dh: tf.Tensor, saved: tf.Tensor[]) => {
        const operands = { x: saved[0], parameters: saved[1], dh };
        const [gradient, dx] = tf.engine().runKernel('StrnnSweepGradient', operands, attrs) as unknown as [
          tf.Tensor1D,
          tf.Tensor2D | undefined,
        ];
        let offset = 0;
        const gradients = list.map(({ shape, size }) => {
          const part = tf.reshape(tf.slice(gradient, offset, size), shape);
          offset += size;
          return part;
        });
        // tfjs wants a gradient of every input; one that nobody asks for is never looked at.
        return [dx ?? tf.zeros(given.shape), ...gradients];
      },
    };
  });
  return op(x, ...entries.map(([, tensor]) => tensor));
}
