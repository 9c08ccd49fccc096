/** A tfjs backend this package can run on. */
export interface BackendEntry {
  /** Our name, as in `STRNN_BACKEND`. */
  readonly name: 'wasm' | 'cpu' | 'node' | 'node-gpu';
  /** The package that brings it. */
  readonly module: string;
  /** Its name in tfjs. */
  readonly tfjsName: string;
  readonly about: string;
}

/** In order of automatic choice; only `wasm` and `cpu` are ever chosen without being asked for. */
export const backends: readonly BackendEntry[] = [
  {
    name: 'wasm',
    module: '@tensorflow/tfjs-backend-wasm',
    tfjsName: 'wasm',
    about: 'WebAssembly with SIMD; the fastest that needs no native build',
  },
  { name: 'cpu', module: '@tensorflow/tfjs', tfjsName: 'cpu', about: 'plain JavaScript; slow' },
  { name: 'node', module: '@tensorflow/tfjs-node', tfjsName: 'tensorflow', about: 'libtensorflow on the CPU' },
  { name: 'node-gpu', module: '@tensorflow/tfjs-node-gpu', tfjsName: 'tensorflow', about: 'libtensorflow on CUDA' },
];
