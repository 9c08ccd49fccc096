import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/useBackend.js';
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

describe.each(['wasm', 'cpu'])('STRNN on %s', (backend) => {
  beforeAll(async () => void (await useBackend(backend)));
  afterAll(async () => void (await useBackend('wasm')));

  describe.each(['ops', 'fused'] as const)('by %s', (path) => {
    it.each(bundled)('agrees with %s', (file) => {
      const errors = compareWithReference(readReference(file), path);
      // 4 directions x (predecessors, h, s), m, 2 x (temporal, q), logits, loss, 4 penalties, 4 x 5 + 2 x 5 + 1 gradients
      expect(Object.keys(errors)).toHaveLength(12 + 1 + 4 + 2 + 4 + 31);
      expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);
    });

    it.skipIf(!existsSync(shared[0])).each(shared)('agrees with the shared file %s', (file) => {
      const errors = compareWithReference(readReference(file), path);
      expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);
    });
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
      'penalty l1 G',
      'predecessors top-left',
      'q/backward',
    ]);
  });
});
