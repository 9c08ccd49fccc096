import type { KernelBuild } from './KernelBuild.js';

/** What the native addon (`kernels/native.c`) gives. */
export interface NativeAddon {
  /** Names of the instruction sets that it holds and this processor runs, best first. */
  instructionSets(): readonly string[];
  /** Bytes to the first address of the buffer that is a multiple of 64. */
  start(buffer: ArrayBuffer): number;
  call(set: number, buffer: ArrayBuffer, operation: number, args: number): number;
}

const names: Readonly<Record<string, string>> = { avx512: 'AVX-512', avx2: 'AVX2 and FMA', sse2: 'SSE2', neon: 'NEON' };
const widths: Readonly<Record<string, number>> = { avx512: 16, avx2: 8 };

/** Kernels in the native addon, for one of its instruction sets. */
export function nativeBuild(addon: NativeAddon, set: string): KernelBuild {
  const sets = addon.instructionSets();
  const number = sets.indexOf(set);
  const width = widths[set] ?? 4;
  return {
    name: 'native',
    detail: `native addon, ${names[set] ?? set}, ${width} numbers at a time`,
    width,
    narrower: set === 'avx512' && sets.includes('avx2') ? nativeBuild(addon, 'avx2') : undefined,
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
