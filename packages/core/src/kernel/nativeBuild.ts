import type { KernelBuild } from './KernelBuild.js';

/** What the native addon (`kernels/native.c`) gives. */
export interface NativeAddon {
  /** Names of the instruction sets that it holds and this processor runs, best first. */
  instructionSets(): readonly string[];
  /** Bytes to the first address of the buffer that is a multiple of 64. */
  start(buffer: ArrayBuffer): number;
  call(set: number, buffer: ArrayBuffer, operation: number, args: number): number;
}

const vectors: Readonly<Record<string, string>> = {
  avx512: 'AVX-512, 16 numbers at a time',
  avx2: 'AVX2 and FMA, 8 numbers at a time',
  sse2: 'SSE2, 4 numbers at a time',
  neon: 'NEON, 4 numbers at a time',
};

/** Kernels in the native addon, for one of its instruction sets. */
export function nativeBuild(addon: NativeAddon, set: string): KernelBuild {
  const number = addon.instructionSets().indexOf(set);
  return {
    name: 'native',
    detail: `native addon, ${vectors[set] ?? set}`,
    memory(bytes) {
      const buffer = new ArrayBuffer(bytes + 64);
      return {
        buffer,
        start: addon.start(buffer),
        run: (operation, args) => addon.call(number, buffer, operation, args),
      };
    },
  };
}
