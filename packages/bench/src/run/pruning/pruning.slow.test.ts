import { createRandom, type Random } from '@strnn/core/random';
import { expect, it } from 'vitest';
import { decidePruning, type FoldScores } from './decidePruning.js';

/** A made-up matrix: subjects differ, configurations differ, and both together a little; test samples are drawn. */
interface Matrix {
  readonly configurations: number;
  readonly seeds: number;
  readonly folds: number;
  readonly tested: number;
  /** Standard deviation of the configurations' true accuracies. */
  readonly spread: number;
}

/** What pruning did to one matrix. */
interface Outcome {
  /** The truly best configuration was given up. */
  readonly lostBest: boolean;
  /** Mean true accuracy that the best of the kept ones is below the best of all. */
  readonly regret: number;
  /** Share of the folds that were not run. */
  readonly saved: number;
  /** Share of the configurations given up. */
  readonly pruned: number;
}

function simulate({ configurations, seeds, folds, tested, spread }: Matrix, random: Random, after: number): Outcome {
  const clamp = (p: number): number => Math.min(0.98, Math.max(0.02, p));
  const truth = Array.from({ length: configurations }, () => clamp(0.6 + spread * random.normal()));
  const subject = Array.from({ length: folds }, () => 0.1 * random.normal());
  const draw = (p: number): number => {
    let right = 0;
    for (let i = 0; i < tested; i++) if (random.uniform() < p) right++;
    return right / tested;
  };
  /** [configuration][fold]: what is peculiar to the two; [seed] on top. */
  const scores = truth.map((p) => {
    const own = subject.map((shift) => p + shift + 0.03 * random.normal());
    return Array.from({ length: seeds }, () => own.map((level) => draw(clamp(level + 0.02 * random.normal()))));
  });
  const state: (number | undefined)[][][] = scores.map((list) => list.map((row) => row.map(() => undefined)));
  const summary = (c: number): FoldScores => ({
    label: String(c),
    accuracy: subject.map((_, fold) => {
      const values = state[c].flatMap((row) => row[fold] ?? []);
      return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0) / values.length;
    }),
    tested: subject.map(() => tested),
  });
  const cells = Int32Array.from({ length: configurations * seeds }, (_, i) => i);
  random.shuffle(cells);
  const given = new Set<number>();
  let ran = 0;
  for (const cell of cells) {
    const [c, seed] = [cell % configurations, Math.floor(cell / configurations)];
    for (let fold = 0; fold < folds; fold++) {
      const rivals = truth.flatMap((_, other) => {
        const isDone = state[other].some((row) => row.every((value) => value !== undefined));
        return other === c || !isDone ? [] : [summary(other)];
      });
      if (decidePruning(summary(c), rivals, { after }) !== undefined) {
        given.add(c);
        break;
      }
      state[c][seed][fold] = scores[c][seed][fold];
      ran++;
    }
  }
  const best = truth.indexOf(Math.max(...truth));
  const kept = truth.filter((_, c) => !given.has(c));
  return {
    lostBest: given.has(best),
    regret: truth[best] - Math.max(...kept),
    saved: 1 - ran / (configurations * seeds * folds),
    pruned: given.size / configurations,
  };
}

function many(matrix: Matrix, after = 3, times = 250) {
  const random = createRandom(`pruning ${JSON.stringify(matrix)}`);
  const outcomes = Array.from({ length: times }, () => simulate(matrix, random, after));
  const mean = (of: (outcome: Outcome) => number): number => outcomes.reduce((sum, o) => sum + of(o), 0) / times;
  return {
    lostBest: mean(({ lostBest }) => Number(lostBest)),
    regret: Math.max(...outcomes.map(({ regret }) => regret)),
    saved: mean(({ saved }) => saved),
    pruned: mean(({ pruned }) => pruned),
  };
}

// Measured with 400 matrices each, after 3 folds. Truly best configuration given up / folds not run / configurations given up:
//   far apart                0     56 %   77 %
//   near each other          0     19 %   34 %
//   16 subjects left out     0     62 %   80 %
//   4 large folds            0     32 %   54 %
//   all alike              0.5 %    0 %    0.6 % (nothing is lost: they are equally good)
it.each([
  [
    '12 configurations, far apart, 10 folds of 90',
    { configurations: 12, seeds: 3, folds: 10, tested: 90, spread: 0.1 },
    0.4,
  ],
  ['12 configurations, near each other', { configurations: 12, seeds: 3, folds: 10, tested: 90, spread: 0.03 }, 0],
  [
    '16 subjects left out in turn, 58 trials each',
    { configurations: 12, seeds: 3, folds: 16, tested: 58, spread: 0.1 },
    0.4,
  ],
  ['4 large folds', { configurations: 12, seeds: 3, folds: 4, tested: 230, spread: 0.1 }, 0],
  ['configurations that are all alike', { configurations: 12, seeds: 1, folds: 10, tested: 90, spread: 0 }, 0],
])('hardly ever gives the truly best up: %s', (_, matrix, saved) => {
  const found = many(matrix);
  expect(found.lostBest).toBeLessThan(0.01);
  expect(found.regret).toBeLessThan(0.05);
  expect(found.saved).toBeGreaterThanOrEqual(saved);
});
