import type { KernelBuild } from '../kernel/KernelBuild.js';

/** A way to compute: kernels for what they know, and a tfjs backend for the rest. */
export interface BackendEntry {
  /** Our name, as in `STRNN_BACKEND`. */
  readonly name: 'native' | 'wasm-relaxed' | 'wasm' | 'cpu' | 'node' | 'node-gpu';
  /** The kernels; null = every operation is one of tfjs. */
  readonly kernels: KernelBuild['name'] | null;
  /** The package that brings the tfjs backend. */
  readonly module: string;
  /** Its name in tfjs. */
  readonly tfjsName: string;
  readonly about: string;
}

const wasm = { module: '@tensorflow/tfjs-backend-wasm', tfjsName: 'wasm' };

/** In order of automatic choice; `node` and `node-gpu` are never chosen without being asked for. */
export const backends: readonly BackendEntry[] = [
  { name: 'native', kernels: 'native', ...wasm, about: 'kernels built for this processor' },
  { name: 'wasm-relaxed', kernels: 'wasm-relaxed', ...wasm, about: 'kernels in WebAssembly with fused multiply-add' },
  { name: 'wasm', kernels: 'wasm', ...wasm, about: 'kernels in WebAssembly' },
  {
    name: 'cpu',
    kernels: null,
    module: '@tensorflow/tfjs',
    tfjsName: 'cpu',
    about: 'tensor operations in plain JavaScript; slow',
  },
  {
    name: 'node',
    kernels: null,
    module: '@tensorflow/tfjs-node',
    tfjsName: 'tensorflow',
    about: 'tensor operations of libtensorflow on the CPU',
  },
  {
    name: 'node-gpu',
    kernels: null,
    module: '@tensorflow/tfjs-node-gpu',
    tfjsName: 'tensorflow',
    about: 'tensor operations of libtensorflow on CUDA',
  },
];

/** Those that may be chosen without being asked for. */
export const automatic: readonly BackendEntry[] = backends.filter(({ name }) => !name.startsWith('node'));
