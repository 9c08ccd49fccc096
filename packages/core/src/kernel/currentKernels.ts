import type { KernelBuild } from './KernelBuild.js';

let current: KernelBuild | undefined;

/** The kernels that `useBackend` chose; undefined = none, everything runs on tensor operations. */
export function currentKernels(): KernelBuild | undefined {
  return current;
}

export function setCurrentKernels(build: KernelBuild | undefined): void {
  current = build;
}
