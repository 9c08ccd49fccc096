import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StrnnError } from '../error/index.js';
import { describeBackends } from './describeBackends.js';
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
const oldNode = Number(process.versions.node.split('.')[0]) < 23;

describe('useBackend', () => {
  it.each(['cpu', 'wasm', 'cpu'])("starts '%s' when asked for it", async (name) => {
    expect(await useBackend(name)).toEqual({ name, reason: 'asked for by backend' });
    expect(tf.getBackend()).toBe(name);
    expect(tf.matMul(tf.ones([2, 3]), tf.ones([3, 1])).dataSync()).toEqual(Float32Array.of(3, 3));
  });

  it('takes wasm by itself, and says why', async () => {
    expect(await useBackend()).toEqual({
      name: 'wasm',
      reason: 'WebAssembly with SIMD; the fastest that needs no native build',
    });
  });

  it('takes what STRNN_BACKEND names, unless a name is given', async () => {
    vi.stubEnv('STRNN_BACKEND', 'cpu');
    expect(await useBackend()).toEqual({ name: 'cpu', reason: 'asked for by environment variable STRNN_BACKEND' });
    expect(tf.getBackend()).toBe('cpu');
    expect((await useBackend('wasm')).name).toBe('wasm');
  });

  it('refuses an unknown name with the nearest one, and keeps the current backend', async () => {
    await useBackend('cpu');
    expect(await refusal('wasn')).toBe(
      "backend: unknown backend 'wasn'. Did you mean 'wasm'? Allowed: wasm, cpu, node, node-gpu.",
    );
    vi.stubEnv('STRNN_BACKEND', 'webgpu');
    expect(await refusal()).toMatch(/^environment variable STRNN_BACKEND: unknown backend 'webgpu'\. /);
    expect(tf.getBackend()).toBe('cpu');
  });

  it.skipIf(nodeInstalled || !oldNode)("gives the command that installs 'node' where it is missing", async () => {
    await useBackend('cpu');
    expect(await refusal('node')).toBe(
      "backend: 'node' cannot be used: @tensorflow/tfjs-node is not installed; to have it: " +
        'npm install @tensorflow/tfjs-node@4.22.0.',
    );
    expect(tf.getBackend()).toBe('cpu');
  });

  it.skipIf(gpuInstalled || !oldNode)("gives the command that installs 'node-gpu' where it is missing", async () => {
    expect(await refusal('node-gpu')).toMatch(/to have it: npm install @tensorflow\/tfjs-node-gpu@4\.22\.0\.$/);
  });

  it.each(['node', 'node-gpu'])("says that '%s' does not run on Node 23 and later", async (name) => {
    const versions = { value: { ...process.versions, node: '24.1.0' } };
    vi.stubGlobal('process', Object.create(process, { versions }));
    expect(await refusal(name)).toBe(
      `backend: '${name}' cannot be used: @tensorflow/tfjs-${name} 4.22 does not run on Node 24.1.0 ` +
        '(util.isNullOrUndefined is gone since Node 23); use Node 20 or 22.',
    );
    expect((await useBackend('cpu')).name).toBe('cpu');
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
  it('tries all four, says what is wrong, and ends on the automatic choice', async () => {
    const report = await describeBackends();
    expect(report.chosen).toBe('wasm');
    expect(report.reason).not.toBe('');
    expect(report.backends.map(({ name }) => name)).toEqual(['wasm', 'cpu', 'node', 'node-gpu']);
    expect(report.backends.slice(0, 2).map(({ available }) => available)).toEqual([true, true]);
    for (const { available, detail } of report.backends.slice(2)) {
      expect(detail).toMatch(available ? /libtensorflow/ : /@tensorflow\/tfjs-node/);
    }
    expect(tf.getBackend()).toBe('wasm');
  });
});
