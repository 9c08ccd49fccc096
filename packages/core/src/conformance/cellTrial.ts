import * as tf from '@tensorflow/tfjs';
import type { ElementwiseActivation } from '../cell/activation.js';
import type { Cell, ParameterSpec } from '../cell/Cell.js';
import { prepareLattice } from '../layer/prepareLattice.js';
import type { ComputePath } from '../layer/sweep.js';
import { sweep } from '../layer/sweep.js';
import { createRandom } from '../random/index.js';
import type { Lattice } from '../traversal/index.js';

/** Sizes and choices of one trial. */
export interface TrialSettings {
  readonly lattice: Lattice;
  readonly activation: ElementwiseActivation;
  /** S, D and H. */
  readonly slices: number;
  readonly inputs: number;
  readonly hidden: number;
  readonly seed: string;
}

/** Numbers by quantity: every parameter, and `'x'`, (N * S) x D in lattice order. */
export type TrialValues = Readonly<Record<string, Float32Array>>;

/** A cell with random input and parameters, and a random linear loss Σ c h of its outputs. */
export interface CellTrial {
  readonly specs: readonly ParameterSpec[];
  readonly values: TrialValues;
  /** h, (N * S) x H in lattice order, and the loss in double precision. */
  run(path: ComputePath, values?: TrialValues): { readonly output: Float32Array; readonly loss: number };
  /** Gradient of the loss by quantity; without the input's, `'x'` is left out. */
  gradients(path: ComputePath, values?: TrialValues, inputGradient?: boolean): TrialValues;
}

/** Makes a trial on the current backend, and frees its constants when `use` is done. */
export function cellTrial<Result>(cell: Cell, settings: TrialSettings, use: (trial: CellTrial) => Result): Result {
  const { lattice, activation, slices, inputs, hidden, seed } = settings;
  const rows = lattice.size * slices;
  const specs = cell.parameters({ inputs, hidden, recurrent: lattice.edges > 0, recurrentGain: 0.5 });
  const shapes = new Map<string, readonly number[]>([
    ['x', [rows, inputs]],
    ...specs.map(({ name, shape }) => [name, shape] as const),
  ]);
  const random = createRandom(`conformance/${seed}`);
  const normals = (count: number, deviation: number): Float32Array =>
    Float32Array.from({ length: count }, () => deviation * random.normal());
  // Not the cell's own starting values: zero biases would hide errors.
  const values = Object.fromEntries(
    [...shapes].map(([name, shape]) => [
      name,
      normals(
        shape.reduce((product, length) => product * length, 1),
        name === 'x' ? 1 : 0.5,
      ),
    ]),
  );
  const coefficients = normals(rows * hidden, 1);

  const prepared = prepareLattice(lattice);
  const tensors = (given: TrialValues): tf.Tensor[] =>
    [...shapes].map(([name, shape]) => tf.tensor(given[name], [...shape]));
  const forward = (path: ComputePath, [x, ...list]: readonly tf.Tensor[], inputGradient: boolean): tf.Tensor2D =>
    sweep({
      cell,
      lattice: prepared,
      x: x as tf.Tensor2D,
      parameters: Object.fromEntries(specs.map(({ name }, i) => [name, list[i]])),
      activation,
      path,
      inputGradient,
    });
  const trial: CellTrial = {
    specs,
    values,
    run(path, given = values) {
      const output = tf.tidy(() => forward(path, tensors(given), false).dataSync() as Float32Array);
      return { output, loss: output.reduce((sum, h, i) => sum + coefficients[i] * h, 0) };
    },
    gradients(path, given = values, inputGradient = true) {
      const names = [...shapes.keys()].slice(inputGradient ? 0 : 1);
      return tf.tidy(() => {
        const all = tensors(given);
        const fixed = inputGradient ? [] : [all[0]];
        const loss = (...list: tf.Tensor[]): tf.Scalar => {
          const h = forward(path, [...fixed, ...list], inputGradient);
          // Without the zeros tfjs throws for a quantity that has no effect; so its gradient is just 0.
          const zeros = list.map((tensor) => tf.mul(tf.sum(tensor), 0));
          return tf.addN([tf.sum(tf.mul(h, tf.reshape(coefficients, h.shape))), ...zeros]) as tf.Scalar;
        };
        const gradients = tf.grads(loss)(all.slice(fixed.length));
        return Object.fromEntries(names.map((name, i) => [name, gradients[i].dataSync() as Float32Array]));
      });
    },
  };
  try {
    return use(trial);
  } finally {
    prepared.dispose();
  }
}
