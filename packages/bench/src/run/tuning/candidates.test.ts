import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { candidatesOf } from './candidatesOf.js';
import { chooseCandidate } from './chooseCandidate.js';
import { describeTuning } from './describeTuning.js';
import { trainingsOf } from './trainingsOf.js';
import type { InnerScore } from './tuningFile.js';
import { withCandidate } from './withCandidate.js';

describe('candidates', () => {
  it('are every combination, in the order of the names of the options, whatever the order they were written in', () => {
    const expected = [
      { 'model.a': 1, 'training.b': 'x' },
      { 'model.a': 1, 'training.b': 'y' },
      { 'model.a': 0, 'training.b': 'x' },
      { 'model.a': 0, 'training.b': 'y' },
    ];
    expect(candidatesOf({ grid: { 'training.b': ['x', 'y'], 'model.a': [1, 0] } })).toEqual(expected);
    expect(candidatesOf({ grid: { 'model.a': [1, 0], 'training.b': ['x', 'y'] } })).toEqual(expected);
  });

  it('take the place of the options they tune, and of nothing else', () => {
    const config = { model: { kind: 'm', options: { a: 5, c: 6 } }, training: { b: 7, d: 8 }, seed: 1 };
    const made = withCandidate(config as unknown as CellConfig, { 'model.a': 1, 'training.b': 'x' });
    expect(made).toEqual({ model: { kind: 'm', options: { a: 1, c: 6 } }, training: { b: 'x', d: 8 }, seed: 1 });
    expect(config.model.options.a).toBe(5);
  });

  it('count as trainings', () => {
    expect(trainingsOf({})).toBe(1);
    expect(trainingsOf({ tuning: { grid: { 'model.a': [1, 2, 3], 'model.b': [1, 2] }, folds: 4 } })).toBe(25);
  });
});

/** Scores as they come: inner fold by inner fold. */
const scores = (...ofCandidates: (number | null)[][]): InnerScore[] =>
  ofCandidates[0].flatMap((_, inner) =>
    ofCandidates.map((list, candidate) => ({
      inner,
      candidate,
      accuracy: list[inner],
      seconds: 1,
      ...(list[inner] === null && { failed: `loss is NaN in ${candidate}` }),
    })),
  );
const grid = candidatesOf({ grid: { 'model.C': [1, 2, 3] } });

describe('the choice', () => {
  it('is the best mean over the inner folds', () => {
    const choice = chooseCandidate(grid, scores([0.5, 0.7], [0.9, 0.4], [0.2, 0.8]));
    expect(choice.chosen).toEqual({ 'model.C': 2 });
    expect(choice.candidates.map(({ accuracy }) => accuracy)).toEqual([0.6, 0.65, 0.5]);
    expect(choice.candidates[2].ofFolds).toEqual([0.2, 0.8]);
  });

  it('is the first of equal ones, also where the sums differ by rounding', () => {
    expect((0.1 + 0.2 + 0.3) / 3).not.toBe((0.3 + 0.2 + 0.1) / 3);
    for (const list of [
      [0.1, 0.2, 0.3],
      [0.3, 0.2, 0.1],
    ]) {
      expect(chooseCandidate(grid, scores(list, list.toReversed(), [0.2, 0.2, 0.2])).chosen).toEqual({ 'model.C': 1 });
    }
  });

  it('is never a candidate whose training failed', () => {
    const { chosen, candidates } = chooseCandidate(grid, scores([1, null], [0.2, 0.3], [0.1, 0.2]));
    expect(chosen).toEqual({ 'model.C': 2 });
    expect(candidates[0]).toEqual({
      options: { 'model.C': 1 },
      accuracy: null,
      ofFolds: [1, null],
      failed: 'loss is NaN in 0',
    });
  });

  it('cannot be made when every candidate failed', () => {
    expect(() => chooseCandidate(grid, scores([1, null], [null, 1], [null, null]))).toThrow(StrnnError);
    expect(() => chooseCandidate(grid, scores([1, null], [null, 1], [null, null]))).toThrow(
      /^Tuning: every one of the 3 candidates failed on an inner fold, the first with: loss is NaN in 0$/,
    );
  });

  it('is told with how the epoch was chosen', () => {
    const tuning = {
      folds: 3,
      groups: 12,
      unit: 'subject',
      chosen: { 'model.traversal': ['a', 'b'], 'training.epochs': 20 },
      candidates: [],
    };
    expect(describeTuning(tuning, 'last epoch (20)')).toBe(
      'tuned by 3 inner folds (traversal = a+b, epochs = 20, 12 subjects), last epoch (20)',
    );
    expect(describeTuning({ ...tuning, groups: 1 }, 'none: no epochs')).toMatch(/, 1 subject\), no epochs$/);
  });
});
