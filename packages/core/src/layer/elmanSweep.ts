import * as tf from '@tensorflow/tfjs';
import { activate, activationGradient } from '../cell/activation.js';
import { plainMatMul } from '../compute/matMul.js';
import { plainMixRows } from '../compute/mixRows.js';
import { sliceRows } from '../compute/sliceRows.js';
import { sumRows } from '../compute/sumRows.js';
import type { PreparedLattice } from './prepareLattice.js';
import type { SweepOptions } from './sweep.js';

/**
 * The Elman recurrence over a whole lattice as one op with a hand-written gradient: one large product per weight gradient
 * instead of one per level, and half the kernel calls of the taped one (`tf.profile` of loss and gradients, quad on 62
 * sites and 9 slices: 1573 against 3405). It pays where calls dominate, with small sizes and on chains.
 *
 * @returns (N * S) x H in lattice order
 */
export function elmanSweep({ lattice, x, parameters, activation, inputGradient }: SweepOptions): tf.Tensor2D {
  const U = parameters.U as tf.Tensor2D;
  const b = parameters.b as tf.Tensor1D;
  // Without edges there is no W (see Cell.parameters).
  const W = parameters.W as tf.Tensor2D | undefined;
  const inputs: tf.Tensor[] = [U, b, ...(W === undefined ? [] : [W]), ...(inputGradient ? [x] : [])];
  const levelCount = lattice.levels.length;

  const op = tf.customGrad((...args) => {
    const save = args[args.length - 1] as unknown as tf.GradSaveFunc;
    const { hidden, sums } = forward(lattice, x, U, b, W, activation);
    const value = hidden.length === 1 ? hidden[0] : tf.concat(hidden, 0);
    save([x, U, ...(W === undefined ? [] : [W]), ...hidden, ...sums]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [savedX, savedU, ...rest] = saved as tf.Tensor2D[];
        const savedW = W === undefined ? undefined : rest.shift();
        const savedHidden = rest.slice(0, levelCount);
        const savedSums = rest.slice(levelCount);
        const dz = backward(lattice, dy as tf.Tensor2D, savedHidden, savedW, activation);
        const transposed = tf.transpose<tf.Tensor2D>(dz); // H x (N * S)
        const gradients: tf.Tensor[] = [plainMatMul(transposed, savedX), sumRows(dz)];
        if (savedW !== undefined) {
          const first = tf.zeros<tf.Rank.R2>(savedHidden[0].shape); // level 0 hears from nobody
          const sum = savedSums.length === 0 ? first : tf.concat<tf.Tensor2D>([first, ...savedSums], 0);
          gradients.push(plainMatMul(transposed, sum));
        }
        if (inputGradient) gradients.push(plainMatMul(dz, savedU));
        return gradients;
      },
    };
  });
  return op(...inputs);
}

/** Per level: its states, and (from level 1 on) the sums over predecessors that the gradient of W needs. */
function forward(
  lattice: PreparedLattice,
  x: tf.Tensor2D,
  U: tf.Tensor2D,
  b: tf.Tensor1D,
  W: tf.Tensor2D | undefined,
  activation: SweepOptions['activation'],
): { hidden: tf.Tensor2D[]; sums: tf.Tensor2D[] } {
  const slices = x.shape[0] / lattice.lattice.size;
  const fromInput = tf.add<tf.Tensor2D>(plainMatMul(x, tf.transpose(U)), b);
  const transposedW = W === undefined ? undefined : tf.transpose<tf.Tensor2D>(W);
  const hidden: tf.Tensor2D[] = [];
  const sums: tf.Tensor2D[] = [];
  for (const level of lattice.levels) {
    let z = sliceRows(fromInput, level.start * slices, level.count * slices);
    if (level.sources.length > 0) {
      const sum = plainMixRows(
        level.sources.map((source) => hidden[source]),
        level.sum().matrix,
      );
      sums.push(sum);
      z = tf.add(z, plainMatMul(sum, transposedW!));
    }
    hidden.push(activate(z, activation));
  }
  return { hidden, sums };
}

/** dz of every site, (N * S) x H in lattice order, from the last level to the first. */
function backward(
  lattice: PreparedLattice,
  dy: tf.Tensor2D,
  hidden: readonly tf.Tensor2D[],
  W: tf.Tensor2D | undefined,
  activation: SweepOptions['activation'],
): tf.Tensor2D {
  const slices = dy.shape[0] / lattice.lattice.size;
  const levelCount = lattice.levels.length;
  const dz = new Array<tf.Tensor2D>(levelCount);
  const dSum = new Array<tf.Tensor2D>(levelCount);
  for (let l = levelCount - 1; l >= 0; l--) {
    const level = lattice.levels[l];
    let dh = sliceRows(dy, level.start * slices, level.count * slices);
    if (level.targets.length > 0) {
      const fromSuccessors = plainMixRows(
        level.targets.map((target) => dSum[target]),
        level.back(),
      );
      dh = tf.add(dh, fromSuccessors);
    }
    dz[l] = activationGradient(dh, hidden[l], activation);
    if (level.sources.length > 0) dSum[l] = plainMatMul(dz[l], W!);
  }
  return levelCount === 1 ? dz[0] : tf.concat(dz, 0);
}
