import { describe, expect, it } from 'vitest';
import type { RatedTrial } from './Rating.js';
import { rateTrial, ratingClasses } from './rateTrial.js';
import { subtractBaseline } from './subtractBaseline.js';

const series = {
  data: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  shape: { W: 2, N: 2, D: 2 },
  sites: ['Fz', 'Cz'],
  features: ['a', 'b'],
  onset: 0,
  step: 1,
  length: 1,
};

function trial(valence: number, arousal = 1): RatedTrial {
  return { subject: '1', session: '1', trial: '1', label: 0, series, ratings: { valence, arousal } };
}

describe('rateTrial', () => {
  it.each([
    [4.99, 0],
    [5, 0],
    [5.01, 1],
  ])('threshold 5: %s is class %s', (valence, label) => {
    expect(rateTrial(trial(valence), { label: 'valence', threshold: 5 })?.label).toBe(label);
  });

  it.each([
    [4, 0],
    [4.5, undefined],
    [6, 1],
  ])('thresholds 4 and 6: %s is class %s', (valence, label) => {
    expect(rateTrial(trial(valence), { label: 'valence', threshold: [4, 6] })?.label).toBe(label);
  });

  it.each([
    [1, 1, 0],
    [1, 9, 1],
    [9, 1, 2],
    [9, 9, 3],
  ])('valence %s, arousal %s is quadrant %s', (valence, arousal, label) => {
    const rated = rateTrial(trial(valence, arousal), { label: 'valence-arousal', threshold: 5 })!;
    expect(rated.label).toBe(label);
    const words = [valence > 5 ? 'high valence' : 'low valence', arousal > 5 ? 'high arousal' : 'low arousal'].join(
      ', ',
    );
    expect(ratingClasses({ label: 'valence-arousal', threshold: 5 })[label]).toBe(words);
  });

  it('leaves out a trial of which one scale lies between, and gives the trial without its ratings', () => {
    expect(rateTrial(trial(9, 5), { label: 'valence-arousal', threshold: [4, 6] })).toBeUndefined();
    const { ratings: _, ...rest } = trial(9);
    expect(rateTrial(trial(9), { label: 'valence', threshold: 5 })).toEqual({ ...rest, label: 1 });
  });
});

describe('subtractBaseline', () => {
  it('takes the mean over the windows of the baseline off every window, per site and feature', () => {
    const baseline = { ...series, data: Float64Array.of(0, 0, 1, 1, 2, 4, 1, 3), shape: { W: 2, N: 2, D: 2 } };
    expect([...subtractBaseline(series, baseline).data]).toEqual([0, 0, 2, 2, 4, 4, 6, 6]);
    expect([...series.data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
