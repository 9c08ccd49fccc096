import * as tf from '@tensorflow/tfjs';
import type { ComputePath } from '../layer/sweep.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { batchInput } from './batchInput.js';
import { parameterLayout } from './parameterLayout.js';

/**
 * Class probabilities.
 *
 * @param vector all parameters, flat (see `parameterLayout`)
 * @param x S x T x N x D
 * @param indices which samples
 * @returns indices.length x C
 */
export async function predict(
  model: StrnnModel,
  vector: Float32Array,
  x: Float32Array,
  indices: Int32Array,
  path: ComputePath = 'fused',
): Promise<Float32Array> {
  const { slices: T, features: D, classes: C } = model.sizes;
  const N = model.sites.names.length;
  const layout = parameterLayout(model.parameters);
  const out = new Float32Array(indices.length * C);
  const batch = 128;
  for (let start = 0; start < indices.length; start += batch) {
    const some = indices.subarray(start, start + batch);
    const probabilities = tf.tidy(() => {
      const input = tf.tensor4d(batchInput(x, { T, N, D }, some), [N, T, some.length, D]);
      const parameters = layout.bind(layout.tensors(vector));
      return tf.softmax(model.forward({ x: input, parameters, path }).logits);
    });
    out.set(await probabilities.data<'float32'>(), start * C);
    probabilities.dispose();
  }
  return out;
}
