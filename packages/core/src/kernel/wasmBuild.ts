import type { KernelBuild } from './KernelBuild.js';
import { type WasmModule, webAssembly } from './webAssembly.js';

const page = 65_536;

interface Exports {
  call(operation: number, args: number): number;
  readonly __heap_base: { readonly value: number };
}

/** Kernels in WebAssembly: every piece of work has an instance with a memory of its own. */
export function wasmBuild(name: 'wasm' | 'wasm-relaxed', module: WasmModule): KernelBuild {
  const fma = name === 'wasm-relaxed' ? ', fused multiply-add' : '';
  return {
    name,
    width: 4,
    detail: `WebAssembly, 4 numbers at a time${fma}`,
    memory(bytes) {
      // The stack and the constants come before the heap; the module says where that starts.
      const memory = new webAssembly.Memory({ initial: Math.ceil(bytes / page) + 3 });
      const { exports } = new webAssembly.Instance(module, { env: { memory } });
      const { call, __heap_base } = exports as Exports;
      return { buffer: memory.buffer, start: Math.ceil(__heap_base.value / 64) * 64, run: call };
    },
  };
}
