import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StrnnError } from '../error/index.js';
import { describeBackends } from './describeBackends.js';
import { currentKernels } from '../kernel/currentKernels.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { loadKernels } from '../kernel/loadKernels.js';
import { loadBackend } from './loadBackend.js';
import { useBackend } from './useBackend.js';

// The choice of whoever runs the tests must not decide them.
beforeEach(() => {
  vi.stubEnv('STRNN_BACKEND', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

async function refusal(name?: string): Promise<string> {
  const error: unknown = await useBackend(name).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(StrnnError);
  expect((error as StrnnError).code).toBe('option');
  return (error as StrnnError).message;
}

const { resolve } = createRequire(import.meta.url);
/** Whether a package that only some machines have is here. */
function installed(module: string): boolean {
  try {
    return resolve(module) !== '';
  } catch {
    return false;
  }
}
const nodeInstalled = installed('@tensorflow/tfjs-node');
const gpuInstalled = installed('@tensorflow/tfjs-node-gpu');

describe('useBackend', () => {
  it.each(['cpu', 'wasm', 'cpu'] as const)("starts '%s' when asked for it", async (name) => {
    const about = {
      cpu: 'tensor operations in plain JavaScript; slow',
      wasm: 'kernels in WebAssembly (WebAssembly, 4 numbers at a time)',
    }[name];
    expect(await useBackend(name)).toEqual({ name, reason: `asked for by backend: ${about}` });
    expect(tf.getBackend()).toBe(name);
    expect(tf.matMul(tf.ones([2, 3]), tf.ones([3, 1])).dataSync()).toEqual(Float32Array.of(3, 3));
  });

  it('takes the first that this machine has by itself, and says why, and why not those before it', async () => {
    const { name, reason } = await useBackend();
    const builds = ['native', 'wasm-relaxed', 'wasm'] as const;
    const found = await Promise.all(builds.map(loadKernels));
    const first = found.findIndex((build) => !('problem' in build));
    expect(name).toBe(builds[first]);
    expect(reason).toContain((found[first] as KernelBuild).detail);
    for (const build of found.slice(0, first)) expect(reason).toContain((build as { problem: string }).problem);
    expect(tf.getBackend()).toBe('wasm');
    expect(currentKernels()).toBe(found[first]);
  });

  it('has kernels with native and wasm backends only', async () => {
    await useBackend('wasm');
    expect(currentKernels()?.name).toBe('wasm');
    await useBackend('cpu');
    expect(currentKernels()).toBeUndefined();
  });

  it('takes what STRNN_BACKEND names, unless a name is given', async () => {
    vi.stubEnv('STRNN_BACKEND', 'cpu');
    expect(await useBackend()).toEqual({
      name: 'cpu',
      reason: 'asked for by environment variable STRNN_BACKEND: tensor operations in plain JavaScript; slow',
    });
    expect(tf.getBackend()).toBe('cpu');
    expect((await useBackend('wasm')).name).toBe('wasm');
  });

  it('refuses an unknown name with the nearest one, and keeps the current backend', async () => {
    await useBackend('cpu');
    expect(await refusal('wasn')).toBe(
      "backend: unknown backend 'wasn'. Did you mean 'wasm'? Allowed: native, wasm-relaxed, wasm, cpu, node, node-gpu.",
    );
    vi.stubEnv('STRNN_BACKEND', 'webgpu');
    expect(await refusal()).toMatch(/^environment variable STRNN_BACKEND: unknown backend 'webgpu'\. /);
    expect(tf.getBackend()).toBe('cpu');
  });

  it.skipIf(nodeInstalled)("gives the command that installs 'node' where it is missing", async () => {
    await useBackend('cpu');
    expect(await refusal('node')).toBe(
      "backend: 'node' cannot be used: @tensorflow/tfjs-node is not installed; to have it: " +
        'npm install @tensorflow/tfjs-node@4.22.0, or in a checkout of STRNN on Linux: node tools/build-tfjs-node.mjs.',
    );
    expect(tf.getBackend()).toBe('cpu');
  });

  it.skipIf(gpuInstalled)("gives the command that installs 'node-gpu' where it is missing", async () => {
    expect(await refusal('node-gpu')).toMatch(/to have it: npm install @tensorflow\/tfjs-node-gpu@4\.22\.0\.$/);
  });

  it("says what to do when 'node' was installed without its install script", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strnn-backend-'));
    try {
      const module = join(folder, 'index.cjs');
      writeFileSync(
        module,
        "throw new Error('The Node.js native addon module (tfjs_binding.node) can not be found at path: a/b. \\nPlease');",
      );
      expect(await loadBackend({ name: 'node', kernels: null, module, tfjsName: 'tensorflow', about: '' })).toBe(
        `${module} is installed but does not load: The Node.js native addon module (tfjs_binding.node) can not be ` +
          `found at path: a/b; to have that: npm rebuild ${module}, or in a checkout of STRNN on Linux: ` +
          'node tools/build-tfjs-node.mjs',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('leaves no handlers of the wasm start-up behind', async () => {
    const handlers = (): number =>
      process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
    const before = handlers();
    await useBackend('wasm');
    expect(handlers()).toBe(before);
  });
});

describe('describeBackends', () => {
  it('tries all, says what is wrong, and ends on the automatic choice', async () => {
    const report = await describeBackends();
    expect(report.chosen).toBe((await useBackend()).name);
    expect(report.reason).not.toBe('');
    const all = ['native', 'wasm-relaxed', 'wasm', 'cpu', 'node', 'node-gpu'];
    expect(report.backends.map(({ name }) => name)).toEqual(all);
    const found = new Map(report.backends.map((backend) => [backend.name, backend]));
    expect([found.get('wasm')!.available, found.get('cpu')!.available]).toEqual([true, true]);
    for (const name of ['node', 'node-gpu']) {
      const { available, detail } = found.get(name)!;
      expect(detail).toMatch(available ? /libtensorflow/ : /@tensorflow\/tfjs-node/);
    }
    if (!found.get('native')!.available) expect(found.get('native')!.detail).toContain('build-native.mjs');
    if (!found.get('wasm-relaxed')!.available) expect(found.get('wasm-relaxed')!.detail).toContain('Node 22');
    expect(tf.getBackend()).toBe('wasm');
  });
});
