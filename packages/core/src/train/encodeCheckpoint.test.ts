import { describe, expect, it } from 'vitest';
import type { Checkpoint } from './Checkpoint.js';
import { decodeCheckpoint, encodeCheckpoint } from './encodeCheckpoint.js';

const checkpoint: Checkpoint = {
  phase: 'select',
  epoch: 2,
  adamStep: 10,
  vector: Float32Array.of(1.5, -0, 3e-30),
  first: Float32Array.of(1, 2, 3),
  second: Float32Array.of(4, 5, 6),
  best: Float32Array.of(7, 8, 9),
  bestEpoch: 0,
  bestAccuracy: -1,
  bestLoss: Infinity,
  trainLoss: [1, 0.5],
  validationAccuracy: [],
};

describe('checkpoints', () => {
  const bytes = encodeCheckpoint(checkpoint, 'cell a fold 1');

  it('come back as they were', () => {
    const back = decodeCheckpoint(bytes, 'cell a fold 1', 'file');
    expect(back).toEqual(checkpoint);
    expect(Object.is(back.vector[1], -0)).toBe(true);
  });

  it('are refused when cut anywhere', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeCheckpoint(bytes.slice(0, length), 'cell a fold 1', 'checkpoint.bin')).toThrow(
        /^checkpoint\.bin: .*Delete the file/,
      );
    }
  });

  it('are refused for another run', () => {
    expect(() => decodeCheckpoint(bytes, 'cell b fold 1', 'checkpoint.bin')).toThrow(
      "checkpoint.bin: belongs to 'cell a fold 1', expected 'cell b fold 1'",
    );
  });

  it('are refused with a damaged header', () => {
    const damaged = bytes.slice();
    damaged[14] = 0;
    expect(() => decodeCheckpoint(damaged, 'cell a fold 1', 'checkpoint.bin')).toThrow(/header is damaged/);
  });
});
