import * as tf from '@tensorflow/tfjs';
import { StrnnError } from '../error/StrnnError.js';
import type { ComputePath } from '../layer/sweep.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import type { Random } from '../random/createRandom.js';
import { batchInput } from './batchInput.js';
import { crossEntropy } from './crossEntropy.js';
import type { ParameterLayout } from './parameterLayout.js';

/** One mini-batch. */
export interface TrainBatch {
  /** S x T x N x D */
  readonly x: Float32Array;
  /** S class numbers */
  readonly y: Int32Array;
  /** B sample numbers */
  readonly indices: Int32Array;
  readonly weights: Float32Array | undefined;
  readonly dropout: number;
  readonly inputNoise: number;
}

/**
 * Loss of one mini-batch (without penalties), and its gradient in the layout's order.
 *
 * @throws StrnnError 'numeric' naming the parameter when the loss or a gradient is not finite
 */
export async function lossAndGradient(
  model: StrnnModel,
  layout: ParameterLayout,
  vector: Float32Array,
  { x, y, indices, weights, dropout, inputNoise }: TrainBatch,
  random: Random,
  path: ComputePath,
): Promise<{ loss: number; gradient: Float32Array }> {
  const { slices: T, features: D } = model.sizes;
  const N = model.sites.names.length;
  const B = indices.length;
  const input = batchInput(x, { T, N, D }, indices);
  if (inputNoise > 0) for (let i = 0; i < input.length; i++) input[i] += inputNoise * random.normal();
  const { mixed, temporalHidden, temporalProjection } = model.options;
  const mixedMask = dropoutMask(T * B * mixed, dropout, random);
  const projectedMasks = [0, 1].map(() => dropoutMask(B * temporalProjection * temporalHidden, dropout, random));
  const labels = Int32Array.from(indices, (index) => y[index]);

  // Loss and gradients leave the backend as one array: a single read, whatever the backend.
  const flat = tf.tidy(() => {
    const batch = tf.tensor4d(input, [N, T, B, D]);
    const masks =
      dropout === 0
        ? {}
        : {
            dropout: {
              mixed: tf.tensor2d(mixedMask, [T * B, mixed]),
              projected: projectedMasks.map((mask) => tf.tensor2d(mask, [B, temporalProjection * temporalHidden])),
            },
          };
    const loss = (...list: tf.Tensor[]): tf.Scalar =>
      crossEntropy(model.forward({ x: batch, parameters: layout.bind(list), path, ...masks }).logits, labels, weights);
    const { value, grads } = tf.valueAndGrads(loss)(layout.tensors(vector));
    return tf.concat([tf.reshape(value, [1]), ...grads.map((gradient) => tf.reshape<tf.Rank.R1>(gradient, [-1]))]);
  });
  const values = (await flat.data()) as Float32Array;
  flat.dispose();
  const gradient = values.slice(1);
  if (!Number.isFinite(values[0])) throw new StrnnError('numeric', `the loss is ${values[0]}`);
  const bad = gradient.findIndex((g) => !Number.isFinite(g));
  if (bad >= 0) {
    const entry = layout.entries.find(({ offset, size }) => bad >= offset && bad < offset + size)!;
    throw new StrnnError('numeric', `the gradient of ${entry.name} is ${gradient[bad]}`);
  }
  return { loss: values[0], gradient };
}

/** 0 with the given rate, else 1 / (1 - rate), so that the expected value stays. */
function dropoutMask(size: number, rate: number, random: Random): Float32Array {
  if (rate === 0) return new Float32Array(0);
  return Float32Array.from({ length: size }, () => (random.uniform() < rate ? 0 : 1 / (1 - rate)));
}
