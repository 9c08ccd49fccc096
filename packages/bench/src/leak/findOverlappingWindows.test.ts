import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import { sampleGroups } from '../protocol/index.js';
import { findOverlappingWindows } from './findOverlappingWindows.js';
import { TEST, TRAIN, VALIDATION } from './foldSides.js';
import { windowOrder } from './windowOrder.js';

const { ids, y } = exampleSamples({ subjects: 2, sessions: 1, trials: 2, windows: 12 });
const S = y.length;
const none = new Int32Array(0);
const fold = { index: 0, name: 'the fold', train: none, validation: none, test: none };

/** Pair by pair: how many held-out windows share time, or nearly, with a window that was learned from. */
function expected(sides: Uint8Array, spans: Float64Array, gap: number): number {
  let count = 0;
  for (const [held, seen] of [
    [TEST, TRAIN | VALIDATION],
    [VALIDATION, TRAIN],
  ] as const) {
    for (let a = 0; a < S; a++) {
      if ((sides[a] & held) === 0) continue;
      const isNear = [...sides.keys()].some(
        (b) =>
          b !== a &&
          (sides[b] & seen) !== 0 &&
          ids.subject[a] === ids.subject[b] &&
          ids.trial[a] === ids.trial[b] &&
          spans[2 * a] - spans[2 * b + 1] < gap - 1e-9 &&
          spans[2 * b] - spans[2 * a + 1] < gap - 1e-9,
      );
      if (isNear) count++;
    }
  }
  return count;
}

describe('findOverlappingWindows', () => {
  it('finds what looking at all pairs finds: random windows of any length on random sides', () => {
    const random = createRandom('windows');
    for (let round = 0; round < 200; round++) {
      const longest = 0.1 + 3 * random.uniform();
      const spans = new Float64Array(2 * S);
      for (let s = 0; s < S; s++) {
        spans[2 * s] = round % 2 === 0 ? 10 * random.uniform() : random.integer(10);
        spans[2 * s + 1] = spans[2 * s] + longest * (0.1 + random.uniform());
      }
      const sides = Uint8Array.from({ length: S }, () => [0, TRAIN, VALIDATION, TEST][random.integer(4)]);
      const gap = round % 3;
      const found = findOverlappingWindows(fold, sides, windowOrder(spans, sampleGroups(ids, 'trial')), gap, ids);
      expect(found[0]?.count ?? 0, `round ${round}`).toBe(expected(sides, spans, gap));
    }
  });

  it('lets windows touch, and those of different trials be at the same time', () => {
    const spans = Float64Array.from({ length: 2 * S }, (_, i) => 0.1 * (ids.window[i >> 1] + (i & 1)));
    const order = windowOrder(spans, sampleGroups(ids, 'trial'));
    const inTurns = Uint8Array.from(y, (_, s) => (ids.window[s] % 2 === 0 ? TRAIN : TEST));
    expect(findOverlappingWindows(fold, inTurns, order, 0, ids)).toEqual([]);
    const byTrial = Uint8Array.from(y, (_, s) => (ids.trial[s] === '1' ? TRAIN : TEST));
    expect(findOverlappingWindows(fold, byTrial, order, 5, ids)).toEqual([]);
    expect(findOverlappingWindows(fold, inTurns, order, 0.01, ids)[0]).toMatchObject({
      kind: 'overlapping-windows',
      foldName: 'the fold',
      count: S / 2,
      examples: expect.arrayContaining([
        'test sample 1 (S1 / session 1 / trial 1 / window 1) at 0.1-0.2 s, training window 0 at 0-0.1 s',
      ]) as unknown,
    });
  });
});
