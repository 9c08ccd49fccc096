import { describe, expect, it } from 'vitest';
import { exampleSamples } from './fixtures/exampleSamples.js';
import { splitFolds } from './splitFolds.js';
import { withinTrial } from './withinTrial.js';

const base = exampleSamples({ subjects: 2, sessions: 1, trials: 3, windows: 20 });
const S = base.y.length;
const { window, trial } = base.ids;
/** Windows of 4 s, one every 2 s. */
const samples = { ...base, spans: Float64Array.from({ length: 2 * S }, (_, i) => 2 * window[i >> 1] + 4 * (i & 1)) };
const windowsOf = (side: Int32Array, name: string): number[] =>
  Array.from(side)
    .filter((i) => trial[i] === name)
    .map((i) => window[i]);

describe('withinTrial', () => {
  it('puts windows of every trial on every side, each tested once', () => {
    const folds = splitFolds(withinTrial({ folds: 5, validationGroups: 1 }), base);
    expect(folds).toHaveLength(10);
    expect(folds[0].name).toBe('subject S1, fold 1 of 5');
    for (const { train, validation, test } of folds) {
      for (const name of ['1', '2', '3']) {
        expect([train, validation, test].map((side) => windowsOf(side, name).length)).toEqual([12, 4, 4]);
      }
    }
    expect(folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b)).toEqual([...base.y.keys()]);
    const other = splitFolds(withinTrial({ folds: 5, validationGroups: 1, seed: 1 }), base);
    expect(other[0].test).not.toEqual(folds[0].test);
  });

  it('with a gap cuts trials into blocks and leaves out what is too near', () => {
    const [first, second, ...rest] = splitFolds(withinTrial({ folds: 4, gap: 0 }), samples);
    expect(windowsOf(first.test, '1')).toEqual([0, 1, 2, 3, 4]);
    // Window 4 ends at 12 s; window 5 begins at 10 s and overlaps it, window 6 begins at 12 s.
    expect(windowsOf(first.train, '1')).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(windowsOf(second.test, '2')).toEqual([5, 6, 7, 8, 9]);
    expect(windowsOf(second.train, '2')).toEqual([0, 1, 2, 3, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect([first, second, ...rest].flatMap(({ test }) => [...test]).sort((a, b) => a - b)).toEqual([...base.y.keys()]);
    const [wide] = splitFolds(withinTrial({ folds: 4, gap: 4 }), samples);
    expect(windowsOf(wide.train, '1')[0]).toBe(8);
  });

  it('keeps the gap between training and validation, too', () => {
    for (const { train, validation, test } of splitFolds(
      withinTrial({ folds: 4, gap: 1, validationGroups: 1 }),
      samples,
    )) {
      const sides = [train, validation, test].map((side) => windowsOf(side, '1'));
      expect(sides.every((side) => side.length > 0)).toBe(true);
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ]) {
        // 1 s between windows of 4 s every 2 s: at least three numbers apart.
        for (const one of sides[a]) for (const other of sides[b]) expect(Math.abs(one - other)).toBeGreaterThan(2);
      }
    }
  });

  it('says what is missing: the times, windows, or anything left beside the gap', () => {
    expect(() => splitFolds(withinTrial({ gap: 1 }), base)).toThrow(
      /a gap needs the times of the windows \(Samples\.spans\), which these data do not have/,
    );
    expect(() => splitFolds(withinTrial({ folds: 30 }), base)).toThrow(
      "protocol within-trial: 30 folds need at least 30 windows in every trial, but S1 / session 1 / trial 1 has 20 windows. Take fewer folds, or withinSubjectKFold({ by: 'trial' }).",
    );
    expect(() => splitFolds(withinTrial({ folds: 2, gap: 60 }), samples)).toThrow(
      /subject S1, fold 1 of 2: a gap of 60 s leaves no window to train on\. Take a smaller gap/,
    );
    expect(() => splitFolds(withinTrial({ folds: 3, gap: 11, validationGroups: 1 }), samples)).toThrow(
      /leaves no window to/,
    );
    expect(() => withinTrial({ gap: -1 })).toThrow(/withinTrial\.gap: expected seconds, 0 or more, found -1/);
  });
});
