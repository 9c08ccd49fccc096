import { useBackend } from '../compute/useBackend.js';
import { StrnnError } from '../error/StrnnError.js';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { loadKernels, loadNative } from '../kernel/loadKernels.js';
import { createTrainer } from '../train/createTrainer.js';
import type { Trainer } from '../train/Trainer.js';
import { createPerfCase, perfMemory, type PerfCase } from './PerfCase.js';

/** One way to compute a step. */
export interface PerfPath {
  readonly path: string;
  readonly detail: string;
  /** Null for tensor operations. */
  readonly build: KernelBuild | null;
  /** Makes its backend the current one; to be called before its trainer works. */
  activate(): Promise<void>;
  trainer(): Promise<Trainer>;
  /** The spatial layer alone, forward and backward; null for tensor operations. */
  readonly spatial: (() => void) | null;
}

/** Every path that this machine has: each instruction set of the native addon, both of WebAssembly, tensor operations. */
export async function perfPaths(of: PerfCase, ops: boolean): Promise<PerfPath[]> {
  const builds = [...loadNative(), await loadKernels('wasm-relaxed'), await loadKernels('wasm')];
  const found = builds.filter((build): build is KernelBuild => !('problem' in build));
  const paths = found.map((build): PerfPath => {
    const memory = perfMemory(of, build);
    return {
      path: build.name === 'native' ? `native ${/, ([^, ]+)/.exec(build.detail)![1]}` : build.name,
      detail: build.detail,
      build,
      async activate() {
        await useBackend('wasm');
        setCurrentKernels(build);
      },
      trainer: () => trainerOf(of),
      spatial: () => {
        memory.spatial(of.sizes.batch);
      },
    };
  });
  for (const backend of ops ? ['wasm', 'node'] : []) {
    if (!(await canUse(backend))) continue;
    paths.push({
      path: `tensor operations, tfjs-${backend}`,
      detail: 'without kernels of ours',
      build: null,
      async activate() {
        await useBackend(backend);
        setCurrentKernels(undefined);
      },
      // A model of its own: its constants stay on the backend they were made on.
      trainer: () => trainerOf(createPerfCase(of.sizes)),
      spatial: null,
    });
  }
  return paths;
}

async function trainerOf({ request, layout, sizes, vector }: PerfCase): Promise<Trainer> {
  const trainer = await createTrainer(request, layout, sizes.batch, undefined);
  trainer.vector.set(vector);
  return trainer;
}

async function canUse(backend: string): Promise<boolean> {
  try {
    await useBackend(backend);
    return true;
  } catch (error) {
    if (error instanceof StrnnError) return false;
    throw error;
  }
}
