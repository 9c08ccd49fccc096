import * as tf from '@tensorflow/tfjs';
import { currentKernels } from '../kernel/currentKernels.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { multiply, type ProductSizes } from '../kernel/multiply.js';
import { runSweep, runSweepBackward, type SweepCall } from '../kernel/runSweep.js';

/** Attributes of the sweep operations: everything of a call but its arrays. */
export type SweepAttributes = Omit<SweepCall, 'x' | 'parameters'> & { readonly inputGradient: boolean };

/** The tfjs backends that can give an operation its operands at once, and take its result. */
const tensorBackends = ['wasm', 'cpu'];

/**
 * Makes our kernels operations of tfjs: `StrnnSweep`, `StrnnSweepGradient` and `StrnnMatMul`, on the backends that keep
 * their tensors in this process. Called again it changes nothing.
 */
export function registerKernelOperations(): void {
  for (const backendName of tensorBackends) {
    if (tf.getKernel('StrnnSweep', backendName) !== undefined) continue;
    tf.registerKernel({ kernelName: 'StrnnSweep', backendName, kernelFunc: sweepKernel });
    tf.registerKernel({ kernelName: 'StrnnSweepGradient', backendName, kernelFunc: sweepGradientKernel });
    tf.registerKernel({ kernelName: 'StrnnMatMul', backendName, kernelFunc: matMulKernel });
  }
}

/** Whether our operations can run now: kernels were chosen, and the current backend keeps its tensors here. */
export function hasKernelOperations(): boolean {
  return currentKernels() !== undefined && tensorBackends.includes(tf.getBackend());
}

type KernelParameters = Parameters<tf.KernelFunc>[0];

function read({ backend }: KernelParameters, tensor: tf.TensorInfo): Float32Array {
  return (backend as tf.KernelBackend).readSync(tensor.dataId) as Float32Array;
}

function written({ backend }: KernelParameters, values: Float32Array, shape: number[]): tf.TensorInfo {
  // The backend keeps the array it is given, ours is a view of memory that the next operation overwrites.
  const dataId = (backend as tf.KernelBackend).write(values.slice(), shape, 'float32');
  return { dataId, shape, dtype: 'float32' };
}

function build(): KernelBuild {
  return currentKernels()!;
}

function sweepCall(given: KernelParameters): SweepCall {
  const { inputGradient: _, ...sizes } = given.attrs as unknown as SweepAttributes;
  return { ...sizes, x: read(given, given.inputs['x']!), parameters: read(given, given.inputs['parameters']!) };
}

function sweepKernel(given: KernelParameters): tf.TensorInfo {
  const call = sweepCall(given);
  return written(given, runSweep(build(), call), [call.sites * call.slices, call.hidden]);
}

/** Outputs: gradient of the parameters, and of x where asked for. */
function sweepGradientKernel(given: KernelParameters): tf.TensorInfo[] {
  const call = sweepCall(given);
  const { inputGradient } = given.attrs as unknown as SweepAttributes;
  const { parameters, x } = runSweepBackward(build(), call, read(given, given.inputs['dh']!), inputGradient);
  const gradients = [written(given, parameters, [parameters.length])];
  if (x !== null) gradients.push(written(given, x, [call.sites * call.slices, call.inputs]));
  return gradients;
}

function matMulKernel(given: KernelParameters): tf.TensorInfo {
  const sizes = given.attrs as unknown as ProductSizes;
  const [a, b] = [read(given, given.inputs['a']!), read(given, given.inputs['b']!)];
  return written(given, multiply(build(), a, b, sizes), [sizes.m, sizes.n]);
}
