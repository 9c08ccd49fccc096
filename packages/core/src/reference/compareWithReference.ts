import * as tf from '@tensorflow/tfjs';
import { largestDifference } from '../conformance/largestDifference.js';
import { StrnnError } from '../error/StrnnError.js';
import { currentKernels } from '../kernel/currentKernels.js';
import type { ComputePath } from '../layer/sweep.js';
import { createStrnn } from '../model/createStrnn.js';
import { builtinProjectors } from '../projector/builtinProjectors.js';
import { batchInput } from '../train/batchInput.js';
import { crossEntropy } from '../train/crossEntropy.js';
import { compareKernels } from './compareKernels.js';
import type { ReferenceArray, ReferenceCase } from './ReferenceCase.js';

/** Largest absolute error of a quantity, relative to the quantity's largest absolute value. */
export type ReferenceErrors = Record<string, number>;

const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

/**
 * Forward pass, loss, penalties and all gradients of our model on the current backend against a reference case; on path
 * `'fused'` also those of the whole model on the current kernels.
 *
 * @returns errors by quantity: `predecessors` (0 or 1), `h/top-left`, ..., `logits`, `cross_entropy`, `penalty l1 G`, ...,
 *   `gradient U/top-left`, ...; with kernels `kernels logits`, `kernels cross_entropy`, `kernels gradient U/top-left`, ...
 */
export function compareWithReference(reference: ReferenceCase, path: ComputePath): ReferenceErrors {
  const { B, T, N, D, H, K, M, Ht, Kt, C, activation } = reference.config;
  const model = createStrnn(
    {
      traversal: 'quad',
      projector: 'l1',
      hidden: H,
      spatialProjection: K,
      mixed: M,
      temporalHidden: Ht,
      temporalProjection: Kt,
      activation,
    },
    {
      sites: { names: reference.sites.map(([row, column]) => `${row},${column}`), grid: reference.sites },
      sizes: { slices: T, features: D, classes: C },
    },
  );
  const errors: ReferenceErrors = {};
  try {
    model.lattices.forEach((lattice, r) => {
      const bySite = new Array<number[]>(N);
      lattice.order.forEach((site, place) => {
        bySite[site] = [...lattice.predecessors[place]].map((p) => lattice.order[p]).sort((a, b) => a - b);
      });
      const expected = reference.predecessors[corners[r]].map((list) => [...list].sort((a, b) => a - b));
      errors[`predecessors ${corners[r]}`] = JSON.stringify(bySite) === JSON.stringify(expected) ? 0 : 1;
    });
    tf.tidy(() => {
      const names = model.parameters.map(({ name }) => name);
      const tensors = model.parameters.map(({ name, shape }) => {
        const array = reference.parameters[name.replace('corner:', '')];
        if (array === undefined || array.shape.join() !== shape.join()) {
          throw new StrnnError(
            'data',
            `reference parameter ${name.replace('corner:', '')}: expected shape [${shape.join(', ')}], ` +
              `but found ${array === undefined ? 'none' : `[${array.shape.join(', ')}]`}.`,
          );
        }
        return tf.tensor(Float32Array.from(array.data), shape as number[]);
      });
      const bind = (list: readonly tf.Tensor[]): Record<string, tf.Tensor> =>
        Object.fromEntries(names.map((name, i) => [name, list[i]]));
      const indices = Int32Array.from({ length: B }, (_, i) => i);
      const x = tf.tensor4d(batchInput(Float32Array.from(reference.x.data), { T, N, D }, indices), [N, T, B, D]);
      const labels = Int32Array.from(reference.labels);

      const { logits, intermediate } = model.forward({ x, parameters: bind(tensors), path });
      compareIntermediate(
        errors,
        reference,
        model.lattices.map(({ order }) => order),
        intermediate,
      );
      errors['logits'] = largestDifference(logits.dataSync(), reference.intermediate['logits'].data);

      const loss = (...list: tf.Tensor[]): tf.Scalar =>
        crossEntropy(model.forward({ x, parameters: bind(list), path }).logits, labels);
      const { value, grads } = tf.valueAndGrads(loss)(tensors);
      errors['cross_entropy'] = largestDifference(value.dataSync(), [reference.cross_entropy]);
      grads.forEach((gradient, i) => {
        const name = names[i].replace('corner:', '');
        errors[`gradient ${name}`] = largestDifference(
          gradient.dataSync(),
          reference.gradients_of_cross_entropy[name].data,
        );
      });
    });
    comparePenalties(errors, reference);
    const kernels = path === 'fused' ? currentKernels() : undefined;
    if (kernels !== undefined) compareKernels(errors, reference, model, kernels);
  } finally {
    model.dispose();
  }
  return errors;
}

function compareIntermediate(
  errors: ReferenceErrors,
  reference: ReferenceCase,
  orders: readonly Int32Array[],
  intermediate: Readonly<Record<string, tf.Tensor>>,
): void {
  const { B, T, N, H, K, M, Ht } = reference.config;
  const compare = (
    name: string,
    ours: Float32Array,
    place: (...index: number[]) => number,
    array: ReferenceArray,
  ): void => {
    const index = array.shape.map(() => 0);
    const arranged = array.data.map(() => {
      const value = ours[place(...index)];
      for (let axis = index.length - 1; axis >= 0 && ++index[axis] === array.shape[axis]; axis--) index[axis] = 0;
      return value;
    });
    errors[name] = largestDifference(arranged, array.data);
  };
  const values = (name: string): Float32Array => intermediate[name].dataSync() as Float32Array;
  corners.forEach((corner, r) => {
    const at = new Int32Array(N);
    orders[r].forEach((site, place) => (at[site] = place));
    // reference (B, T, N, H), ours (N in lattice order, T, B, H)
    compare(
      `h/${corner}`,
      values(`h/corner:${corner}`),
      (b, t, n, h) => ((at[n] * T + t) * B + b) * H + h,
      reference.intermediate[`h/${corner}`],
    );
    // reference (B, T, K, H), ours (T, B, K * H)
    compare(
      `s/${corner}`,
      values(`s/corner:${corner}`),
      (b, t, k, h) => ((t * B + b) * K + k) * H + h,
      reference.intermediate[`s/${corner}`],
    );
  });
  compare('m', values('m'), (b, t, m) => (t * B + b) * M + m, reference.intermediate['m']);
  for (const sense of ['forward', 'backward']) {
    // reference (B, T, Ht), ours (T in visiting order, B, Ht)
    compare(
      `temporal/${sense}`,
      values(`temporal/${sense}`),
      (b, t, h) => ((sense === 'forward' ? t : T - 1 - t) * B + b) * Ht + h,
      reference.intermediate[`temporal/${sense}`],
    );
    const q = reference.intermediate[`q/${sense}`];
    errors[`q/${sense}`] = largestDifference(values(`q/${sense}`), q.data);
  }
}

function comparePenalties(errors: ReferenceErrors, reference: ReferenceCase): void {
  for (const [theirs, ours] of [
    ['l1', 'l1'],
    ['l21_rows', 'l21'],
  ] as const) {
    const projector = builtinProjectors.find(({ name }) => name === ours)!;
    for (const letter of ['G', 'F'] as const) {
      let sum = 0;
      for (const [name, { shape, data }] of Object.entries(reference.parameters)) {
        if (name.startsWith(`${letter}/`)) sum += projector.penalty(Float32Array.from(data), shape[0], shape[1]);
      }
      errors[`penalty ${ours} ${letter}`] = largestDifference([sum], [reference.penalty[theirs][letter]]);
    }
  }
}
