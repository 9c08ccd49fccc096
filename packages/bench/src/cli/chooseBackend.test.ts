import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workerEnvironment } from '../run/engine/workerEnvironment.js';
import { chooseBackend } from './chooseBackend.js';

beforeEach(() => {
  vi.stubEnv('STRNN_BACKEND', 'wasm');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('chooseBackend', () => {
  it('overrides STRNN_BACKEND, for the workers too', async () => {
    await chooseBackend('cpu');
    expect(workerEnvironment(process.env)['STRNN_BACKEND']).toBe('cpu');
  });

  it('changes nothing when the backend cannot be used', async () => {
    await expect(chooseBackend('webgpu')).rejects.toThrow("--backend: unknown backend 'webgpu'.");
    expect(process.env['STRNN_BACKEND']).toBe('wasm');
  });
});
