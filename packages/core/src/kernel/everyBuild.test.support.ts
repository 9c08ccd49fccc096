import { describe, it } from 'vitest';
import type { KernelBuild } from './KernelBuild.js';
import { loadKernels, loadNative } from './loadKernels.js';

/** Every build of the kernels that there is for this kind of processor, and whether it is here. */
interface ExpectedBuild {
  readonly name: string;
  /** Undefined = it cannot run here; `reason` says why. */
  readonly build: KernelBuild | undefined;
  readonly reason: string;
}

async function expectedBuilds(): Promise<readonly ExpectedBuild[]> {
  const modules = (['wasm', 'wasm-relaxed'] as const).map(async (name): Promise<ExpectedBuild> => {
    const found = await loadKernels(name);
    return 'problem' in found ? { name, build: undefined, reason: found.problem } : { name, build: found, reason: '' };
  });
  const [first, ...others] = loadNative();
  const native = 'problem' in first ? [] : [first, ...others];
  const sets = process.arch === 'arm64' ? ['NEON'] : ['SSE2', 'AVX2', 'AVX-512'];
  return [
    ...(await Promise.all(modules)),
    ...sets.map((set): ExpectedBuild => {
      const reason = 'problem' in first ? first.problem : `this processor has no ${set}`;
      return { name: `native ${set}`, build: native.find(({ detail }) => detail.includes(set)), reason };
    }),
  ];
}

const expected = await expectedBuilds();

/** The builds that run on this machine, WebAssembly first. */
export const presentBuilds: readonly { readonly name: string; readonly build: KernelBuild }[] = expected.flatMap(
  ({ name, build }) => (build === undefined ? [] : [{ name, build }]),
);

/** The one that every machine has: the measure of the others where they must agree to the last bit. */
export const wasm: KernelBuild = presentBuilds[0].build;

/** A suite for every build; one that is not here is shown as skipped, with the reason. */
export function describeEveryBuild(about: string, suite: (build: KernelBuild) => void): void {
  for (const { name, build, reason } of expected) {
    if (build === undefined) describe(`${about} (${name})`, () => it.skip(reason));
    else describe(`${about} (${name})`, () => suite(build));
  }
}
