import { describe, expect, it } from 'vitest';
import { learningRate } from './learningRate.js';

const rates = (schedule: string, epochs: number): number[] =>
  Array.from({ length: epochs }, (_, epoch) => learningRate({ schedule, learningRate: 0.4 }, epoch, epochs));

describe('learningRate', () => {
  it('stays when constant', () => {
    expect(rates('constant', 3)).toEqual([0.4, 0.4, 0.4]);
  });

  it('follows half a cosine towards 0', () => {
    const expected = [0.4, 0.2 * (1 + Math.SQRT1_2), 0.2, 0.2 * (1 - Math.SQRT1_2)];
    rates('cosine', 4).forEach((rate, epoch) => expect(rate).toBeCloseTo(expected[epoch], 12));
    expect(learningRate({ schedule: 'cosine', learningRate: 0.4 }, 4, 4)).toBeCloseTo(0, 12);
    const many = rates('cosine', 50);
    many.slice(1).forEach((rate, i) => expect(rate).toBeLessThan(many[i]));
    expect(Math.min(...many)).toBeGreaterThan(0);
  });

  it('is divided by 10 after half of the epochs, and again after three quarters', () => {
    const expected = [0.4, 0.4, 0.4, 0.4, 0.04, 0.04, 0.004, 0.004];
    rates('step', 8).forEach((rate, epoch) => expect(rate).toBeCloseTo(expected[epoch], 12));
  });

  it.each(['constant', 'cosine', 'step'])(
    'starts at the given rate with schedule %s, also with one epoch',
    (schedule) => {
      expect(rates(schedule, 1)).toEqual([0.4]);
    },
  );
});
