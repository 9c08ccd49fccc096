import { beforeAll, describe, expect, it } from 'vitest';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { loadKernels } from '../kernel/loadKernels.js';
import { gridSites } from '../sites/index.js';
import { createStrnn } from './createStrnn.js';
import { kernelModel } from './kernelModel.js';

let wasm: KernelBuild;
beforeAll(async () => {
  wasm = (await loadKernels('wasm')) as KernelBuild;
});

describe('kernelModel', () => {
  it.each([
    [8, 'narrow'],
    [24, 'narrow'],
    [9, 'wide'],
    [16, 'wide'],
    [30, 'wide'],
  ])('takes the narrower build where that pads a layer of %i units less', (hidden, expected) => {
    const used = new Set<string>();
    const watched = (name: string, width: number, narrower?: KernelBuild): KernelBuild => ({
      ...wasm,
      width,
      narrower,
      memory(bytes) {
        used.add(name);
        return wasm.memory(bytes);
      },
    });
    const model = createStrnn({ hidden }, { sites: gridSites(2, 2), sizes: { slices: 2, features: 1, classes: 2 } });
    expect(kernelModel(model, watched('wide', 16, watched('narrow', 8)), 3)).toBeDefined();
    expect([...used]).toEqual([expected]);
  });

  it('refuses a batch larger than its memory', () => {
    const model = createStrnn({}, { sites: gridSites(2, 2), sizes: { slices: 2, features: 1, classes: 2 } });
    const memory = kernelModel(model, wasm, 3)!;
    expect(() => memory.forward(4)).toThrow('kernels: a batch of 4 samples, but there is memory for 3.');
    expect(() => memory.step(4, false)).toThrow(/^kernels: a batch of 4/);
  });
});
