import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { FoldResult } from '../CellResult.js';
import { countOf } from '../countOf.js';
import { decidePruning, type FoldScores, type PruneRule } from './decidePruning.js';
import { PrunedError } from './PrunedError.js';
import { isPrunable, readGroups, type CellGroup } from './readGroups.js';
import { readScores, scoreOf, type SeedScores } from './readScores.js';

/** What a running cell tells before each fold. */
export interface Pruner {
  /** @throws PrunedError when the cell is hopeless by now */
  check(done: readonly FoldResult[]): void;
}

/**
 * Watches over a running cell. All seeds of a configuration are judged together, by the folds that each of them has done
 * so far: one unlucky seed beside good ones is no reason, and where one seed was given up the others are, too, on the
 * same evidence. Compared are honest cells of the matrix that are no baselines, tested on the very same folds; every
 * other cell is never given up.
 *
 * @param folder the cell's folder in the run folder, whose other cells are read
 * @param names of the cell's folds
 * @returns undefined where the cell is never given up
 */
export function createPruner(
  { cell, folder }: { readonly cell: PlannedCell; readonly folder: string },
  { splitSha256, folds }: { readonly splitSha256: string; readonly folds: number },
  rule: PruneRule,
): Pruner | undefined {
  if (!isPrunable(cell)) return undefined;
  const cells = join(folder, '..');
  const groups = readGroups(join(cells, '..'));
  const own = groups.find(({ members }) => members.some(({ id }) => id === cell.id));
  if (own === undefined) return undefined;
  const score = (member: PlannedCell): SeedScores | undefined =>
    readScores(join(cells, member.id), member, splitSha256, folds);
  const finished = new Map<string, SeedScores>();
  const finishedScore = (member: PlannedCell): SeedScores | undefined => {
    const known = finished.get(member.id) ?? score(member);
    if (known === undefined || !known.finished) return undefined;
    finished.set(member.id, known);
    return known;
  };

  return {
    check(done) {
      if (done.length === folds) return;
      const siblings = own.members.filter(({ id }) => id !== cell.id).flatMap((member) => score(member) ?? []);
      const scores = averaged(own, [scoreOf(done, folds), ...siblings], folds);
      if (scores.accuracy.filter((value) => value !== undefined).length < rule.after) return;
      const rivals = groups
        .filter((group) => group !== own)
        .map((group) =>
          averaged(
            group,
            group.members.flatMap((member) => finishedScore(member) ?? []),
            folds,
          ),
        );
      const verdict = decidePruning(scores, rivals, rule);
      if (verdict === undefined) return;
      const judged = siblings.some(({ accuracy }) => accuracy.some((value) => value !== undefined));
      const seeds = judged ? ', all its seeds together' : '';
      throw new PrunedError(
        `after ${verdict.folds} of ${countOf(folds, 'fold')}${seeds}: accuracy ${verdict.own.toFixed(3)} against ` +
          `${verdict.best.toFixed(3)} of ${verdict.bestLabel} on the same folds`,
        done.length,
      );
    },
  };
}

/** Mean over seeds, fold by fold. */
function averaged({ label }: CellGroup, seeds: readonly SeedScores[], folds: number): FoldScores {
  const accuracy = Array.from({ length: folds }, (_, fold) => {
    const values = seeds.flatMap((seed) => seed.accuracy[fold] ?? []);
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const tested = Array.from({ length: folds }, (_, fold) =>
    Math.max(0, ...seeds.map((seed) => seed.tested[fold] ?? 0)),
  );
  return { label, accuracy, tested };
}
