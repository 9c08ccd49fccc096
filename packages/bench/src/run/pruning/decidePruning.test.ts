import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { decidePruning, type FoldScores } from './decidePruning.js';

const scores = (label: string, accuracy: readonly (number | undefined)[], each = 600): FoldScores => ({
  label,
  accuracy,
  tested: accuracy.map(() => each),
});
const open = (done: readonly number[], folds = 10): (number | undefined)[] =>
  Array.from({ length: folds }, (_, fold) => done[fold]);
const good = scores('good', [0.6, 0.65, 0.7, 0.62, 0.66, 0.64, 0.6, 0.63, 0.68, 0.61]);
const rule = { after: 3 };

describe('decidePruning', () => {
  it('gives up what is far below on the same folds, and says beside what', () => {
    const own = scores('poor', open([0.2, 0.24, 0.3]));
    const verdict = decidePruning(own, [good], rule);
    expect(verdict).toMatchObject({ folds: 3, bestLabel: 'good' });
    expect(verdict!.own).toBeCloseTo((0.2 + 0.24 + 0.3) / 3, 12);
    expect(verdict!.best).toBeCloseTo((0.6 + 0.65 + 0.7) / 3, 12);
  });

  it('waits for as many folds as it was told', () => {
    const own = scores('poor', open([0.2, 0.24, 0.3]));
    expect(decidePruning(own, [good], { after: 4 })).toBeUndefined();
    expect(decidePruning(scores('poor', open([0.2])), [good], { after: 1 })).toBeUndefined();
  });

  it('compares the folds that are done, wherever they are, and not the others', () => {
    const hard = scores('good', [0.9, 0.9, 0.9, 0.9, 0.4, 0.4, 0.4, 0.4]);
    const own = scores('own', [undefined, undefined, undefined, undefined, 0.4, 0.4, 0.4, 0.4]);
    expect(decidePruning(own, [hard], rule)).toBeUndefined();
  });

  it('is not moved by less than the margin, however sure', () => {
    const accuracy = new Array<number>(10).fill(0.9);
    const own = (below: number): FoldScores => scores('own', open(new Array<number>(9).fill(0.9 - below)), 1e6);
    expect(decidePruning(own(0.049), [scores('good', accuracy, 1e6)], rule)).toBeUndefined();
    expect(decidePruning(own(0.051), [scores('good', accuracy, 1e6)], rule)).toBeDefined();
  });

  it('is not moved by a difference that varies over the folds', () => {
    expect(decidePruning(scores('own', open([0.6, 0.65, 0.2])), [good], rule)).toBeUndefined();
    // Of the same mean, but alike in every fold.
    expect(decidePruning(scores('own', open([0.43, 0.48, 0.53]), 1e6), [good], rule)).toBeDefined();
  });

  it('does not take agreement by chance for certainty: few test samples carry no verdict', () => {
    const [mine, theirs] = [
      scores('own', open([0.4, 0.4, 0.4]), 5),
      scores('good', new Array<number>(10).fill(0.6), 5),
    ];
    expect(decidePruning(mine, [theirs], rule)).toBeUndefined();
    expect(decidePruning({ ...mine, tested: theirs.tested.map(() => 5000) }, [theirs], rule)).toBeDefined();
  });

  it('looks at the best of the finished ones by all folds, the first of equal ones', () => {
    const lucky = scores('lucky on the first folds', [0.9, 0.9, 0.9, ...new Array<number>(7).fill(0.3)]);
    const unfinished = scores('unfinished', open([1, 1, 1]));
    const own = scores('own', open([0.2, 0.24, 0.3]));
    expect(decidePruning(own, [unfinished, lucky, good, { ...good, label: 'twin' }], rule)!.bestLabel).toBe('good');
    expect(decidePruning(own, [unfinished], rule)).toBeUndefined();
    expect(decidePruning(own, [], rule)).toBeUndefined();
  });

  it('never gives up what is as good or better, whatever the numbers', () => {
    const random = createRandom('never');
    for (let trial = 0; trial < 500; trial++) {
      const folds = 3 + random.integer(10);
      const rival = Array.from({ length: folds }, () => random.uniform());
      const shift = random.uniform();
      const done = 2 + random.integer(folds - 2);
      const own = rival.slice(0, done).map((value) => Math.min(1, value + shift));
      expect(decidePruning(scores('own', open(own, folds)), [scores('rival', rival)], { after: 2 })).toBeUndefined();
    }
  });

  it('holds for perfect and hopeless scores, where nothing varies', () => {
    const ones = scores('good', new Array<number>(10).fill(1));
    expect(decidePruning(scores('own', open([0, 0, 0])), [ones], rule)).toMatchObject({ own: 0, best: 1 });
    expect(decidePruning(scores('own', open([1, 1, 1])), [ones], rule)).toBeUndefined();
  });
});
