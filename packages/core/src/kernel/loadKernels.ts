import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KernelBuild } from './KernelBuild.js';
import { nativeBuild, type NativeAddon } from './nativeBuild.js';
import { wasmBuild } from './wasmBuild.js';
import { webAssembly } from './webAssembly.js';

/** A build that can be used, or in words why not. */
export type LoadedKernels = KernelBuild | { readonly problem: string };

const folder = new URL('../../kernels/', import.meta.url);
const loaded = new Map<string, Promise<LoadedKernels>>();

/** Loads one build of the kernels, once. Never falls back to another. */
export function loadKernels(name: KernelBuild['name']): Promise<LoadedKernels> {
  let build = loaded.get(name);
  if (build === undefined) {
    build = name === 'native' ? Promise.resolve(loadNative()[0]) : loadWasm(name);
    loaded.set(name, build);
  }
  return build;
}

/**
 * The native addon for each instruction set of this processor, best first; or why there is none.
 *
 * @param from the folder of the kernels' sources and of what is built from them
 */
export function loadNative(from = folder): readonly [LoadedKernels, ...KernelBuild[]] {
  const file = fileURLToPath(new URL(`build/strnn-${process.platform}-${process.arch}.node`, from));
  const script = relative(process.cwd(), fileURLToPath(new URL('build-native.mjs', from)));
  const build = `node ${script}`;
  if (!existsSync(file)) return [{ problem: `the native addon is not built; to have it: ${build}` }];
  const changed = changedSource(file, from);
  if (changed !== undefined) {
    return [{ problem: `the native addon was built from another ${changed}; to build it again: ${build}` }];
  }
  try {
    const addon = createRequire(import.meta.url)(file) as NativeAddon;
    const builds = addon.instructionSets().map((set) => nativeBuild(addon, set));
    return builds as unknown as [KernelBuild, ...KernelBuild[]];
  } catch (cause) {
    const reason = (cause as Error).message.split('\n')[0];
    return [{ problem: `the native addon does not load (${reason}); to build it again: ${build}` }];
  }
}

/** The first source file that is not as it was when the addon was built: an old addon must not compute unnoticed. */
function changedSource(addon: string, from: URL): string | undefined {
  const record = addon.replace(/node$/, 'json');
  if (!existsSync(record)) return 'strnn.c';
  const { sources } = JSON.parse(readFileSync(record, 'utf8')) as { sources: Readonly<Record<string, string>> };
  return Object.entries(sources).find(([name, hash]) => {
    const file = new URL(name, from);
    return !existsSync(file) || createHash('sha256').update(readFileSync(file)).digest('hex') !== hash;
  })?.[0];
}

async function loadWasm(name: 'wasm' | 'wasm-relaxed'): Promise<LoadedKernels> {
  const bytes = await readFile(new URL(name === 'wasm' ? 'strnn.wasm' : 'strnn-relaxed.wasm', folder));
  if (!webAssembly.validate(bytes)) {
    const wanted = name === 'wasm' ? 'SIMD' : 'relaxed SIMD (Node 22 and later have it)';
    return { problem: `this JavaScript engine has no WebAssembly ${wanted}` };
  }
  return wasmBuild(name, await webAssembly.compile(bytes));
}
