import { useBackend } from '../compute/useBackend.js';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { loadKernels, loadNative } from '../kernel/loadKernels.js';
import { createTrainer } from '../train/createTrainer.js';
import type { Trainer } from '../train/Trainer.js';
import { perfMemory, type PerfCase } from './PerfCase.js';

/** One way to compute a step. */
export interface PerfPath {
  readonly path: string;
  readonly detail: string;
  /** Null for tensor operations. */
  readonly build: KernelBuild | null;
  trainer(): Promise<Trainer>;
  /** The spatial layer alone, forward and backward; null for tensor operations. */
  readonly spatial: (() => void) | null;
}

/** Every path that this machine has: each instruction set of the native addon, both of WebAssembly, tensor operations. */
export async function perfPaths(of: PerfCase, ops: boolean): Promise<PerfPath[]> {
  await useBackend('wasm');
  const builds = [...loadNative(), await loadKernels('wasm-relaxed'), await loadKernels('wasm')];
  const found = builds.filter((build): build is KernelBuild => !('problem' in build));
  const trainer = async (build: KernelBuild | undefined): Promise<Trainer> => {
    setCurrentKernels(build);
    const made = await createTrainer(of.request, of.layout, of.sizes.batch, undefined);
    made.vector.set(of.vector);
    return made;
  };
  return [
    ...found.map((build): PerfPath => {
      const memory = perfMemory(of, build);
      return {
        path: build.name === 'native' ? `native ${/, (\S+)/.exec(build.detail)![1]}` : build.name,
        detail: build.detail,
        build,
        trainer: () => trainer(build),
        spatial: () => {
          memory.spatial(of.sizes.batch);
        },
      };
    }),
    ...(ops
      ? [
          {
            path: 'tensor operations, tfjs wasm',
            detail: 'no kernels of ours',
            build: null,
            trainer: () => trainer(undefined),
            spatial: null,
          },
        ]
      : []),
  ];
}
