import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/useBackend.js';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { describeEveryBuild } from '../kernel/everyBuild.test.support.js';
import type { ComputePath } from '../layer/sweep.js';
import { compareWithReference } from './compareWithReference.js';
import { readReference } from './readReference.js';

// Written by tools/reference/core/strnn_reference.py (PyTorch, float64).
const bundled = ['strnn_small', 'strnn_small-tanh', 'strnn_seed62'].map((name) =>
  fileURLToPath(new URL(`fixtures/${name}.json`, import.meta.url)),
);
const shared = ['strnn_small', 'strnn_small-tanh'].map((name) =>
  fileURLToPath(new URL(`../../../../../shared/reference/${name}.json`, import.meta.url)),
);
// float32 against float64: rounding grows with the number of terms; 1e-5 of the quantity's largest value is asked for.
const tolerance = 1e-5;

// 4 directions x (predecessors, h, s), m, 2 x (temporal, q), logits, loss, 4 penalties, 4 x 5 + 2 x 5 + 1 gradients
const quantities = 12 + 1 + 4 + 2 + 4 + 31;
// Of the whole model on kernels: that there is one, logits, loss, gradients.
const ofKernels = 1 + 2 + 31;

function expectAgreement(file: string, path: ComputePath, count: number): void {
  const errors = compareWithReference(readReference(file), path);
  expect(Object.keys(errors)).toHaveLength(count);
  expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);
}

describe.each(['wasm', 'cpu'])('STRNN by the tensor ops of %s', (backend) => {
  beforeAll(async () => void (await useBackend(backend)));
  afterAll(async () => void (await useBackend('wasm')));

  it.each(bundled)('agrees with %s', (file) => expectAgreement(file, 'ops', quantities));

  it.skipIf(!existsSync(shared[0])).each(shared)('agrees with the shared file %s', (file) =>
    expectAgreement(file, 'ops', quantities),
  );
});

describeEveryBuild('STRNN on kernels', (build) => {
  // Their operations work on either tfjs backend; the whole model needs none.
  describe.each(['wasm', 'cpu'])('with tensors of %s', (backend) => {
    beforeAll(async () => {
      await useBackend(backend);
      setCurrentKernels(build);
    });
    afterAll(async () => void (await useBackend('wasm')));

    it.each(bundled)('agrees with %s', (file) => expectAgreement(file, 'fused', quantities + ofKernels));

    it.skipIf(!existsSync(shared[0])).each(shared)('agrees with the shared file %s', (file) =>
      expectAgreement(file, 'fused', quantities + ofKernels),
    );
  });
});

describe('compareWithReference', () => {
  it('sees a wrong value in every group of quantities', async () => {
    await useBackend('wasm');
    const reference = structuredClone(readReference(bundled[0]));
    const spoil = (data: readonly number[]): void => void ((data as number[])[0] += 0.01);
    spoil(reference.intermediate['h/top-right'].data);
    spoil(reference.intermediate['q/backward'].data);
    spoil(reference.gradients_of_cross_entropy['W/bottom-left'].data);
    (reference.predecessors['top-left'] as number[][])[5] = [];
    (reference.penalty['l1'] as { G: number }).G += 0.1;
    const errors = compareWithReference(reference, 'fused');
    const wrong = Object.entries(errors).filter(([, error]) => !(error <= tolerance));
    expect(wrong.map(([name]) => name).sort()).toEqual([
      'gradient W/bottom-left',
      'h/top-right',
      'kernels gradient W/bottom-left',
      'penalty l1 G',
      'predecessors top-left',
      'q/backward',
    ]);
  });
});
