import { describe, expect, it } from 'vitest';
import { insideRun } from './insideRun.js';

describe('insideRun', () => {
  it('finds just the x that the expression itself accepts, also where decimals round', () => {
    for (let slope = -13; slope <= 13; slope++) {
      for (let start = -40; start <= 40; start++) {
        for (const [step, from] of [
          [slope / 10, start / 10],
          [slope / 3, start / 7],
          [slope * 1e-9, start * 1e-8],
        ]) {
          const inside = Array.from({ length: 20 }, (_, x) => x).filter(
            (x) => step * x + from >= 0 && step * x + from < 2.1,
          );
          const found = insideRun(step, from, 2.1, 20);
          expect(found).toEqual(inside.length === 0 ? [0, 0] : [inside[0], inside[inside.length - 1] + 1]);
        }
      }
    }
  });

  it('is empty where nothing fits between the limits', () => {
    expect(insideRun(0.5, 0, 0, 9)).toEqual([0, 0]);
    expect(insideRun(5, -2, 1, 9)).toEqual([0, 0]);
    expect(insideRun(0, 3, 3, 9)).toEqual([0, 0]);
    expect(insideRun(0, 2, 3, 9)).toEqual([0, 9]);
  });
});
