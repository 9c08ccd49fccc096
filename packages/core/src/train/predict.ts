import * as tf from '@tensorflow/tfjs';
import { currentKernels } from '../kernel/currentKernels.js';
import type { KernelModel } from '../kernel/createKernelModel.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import type { ComputePath } from '../layer/sweep.js';
import { kernelModel } from '../model/kernelModel.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { batchInput } from './batchInput.js';
import { effectiveWeights } from './effectiveWeights.js';
import { parameterLayout, type ParameterLayout } from './parameterLayout.js';

const batchSize = 128;

/** A model's memory for prediction: validation asks for it after every epoch. */
const memories = new WeakMap<StrnnModel, { readonly build: KernelBuild; readonly memory: KernelModel }>();

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
  const C = model.sizes.classes;
  const layout = parameterLayout(model.parameters);
  const logitsOf = onKernels(model, layout, vector, x, path) ?? onTensors(model, layout, vector, x, path);
  const out = new Float32Array(indices.length * C);
  for (let start = 0; start < indices.length; start += batchSize) {
    const logits = await logitsOf(indices.subarray(start, start + batchSize));
    for (let at = 0; at < logits.length; at += C) out.set(softmax(logits.subarray(at, at + C)), start * C + at);
  }
  return out;
}

/** Logits (B x C) of some samples. */
type LogitsOf = (indices: Int32Array) => Float32Array | Promise<Float32Array>;

function onKernels(
  model: StrnnModel,
  layout: ParameterLayout,
  vector: Float32Array,
  x: Float32Array,
  path: ComputePath,
): LogitsOf | undefined {
  const build = currentKernels();
  if (build === undefined || path === 'ops') return undefined;
  const held = memories.get(model);
  const memory = held?.build === build ? held.memory : kernelModel(model, build, batchSize);
  if (memory === undefined) return undefined;
  memories.set(model, { build, memory });
  memory.parameters.set(vector);
  effectiveWeights(model, layout)?.(memory.parameters);
  return (indices) => {
    memory.gather(x, indices);
    memory.forward(indices.length);
    return memory.logits.subarray(0, indices.length * model.sizes.classes);
  };
}

function onTensors(
  model: StrnnModel,
  layout: ParameterLayout,
  vector: Float32Array,
  x: Float32Array,
  path: ComputePath,
): LogitsOf {
  const { slices: T, features: D } = model.sizes;
  const N = model.sites.names.length;
  return async (indices) => {
    const logits = tf.tidy(() => {
      const input = tf.tensor4d(batchInput(x, { T, N, D }, indices), [N, T, indices.length, D]);
      return model.forward({ x: input, parameters: layout.bind(layout.tensors(vector)), path }).logits;
    });
    const values = await logits.data<'float32'>();
    logits.dispose();
    return values;
  };
}

function softmax(logits: Float32Array): Float32Array {
  const largest = Math.max(...logits);
  const exponentials = logits.map((logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
