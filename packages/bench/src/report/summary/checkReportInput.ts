import { StrnnError } from '@strnn/core/error';
import type { CellResult, FoldResult } from '../../run/CellResult.js';
import type { ReportInput } from '../Report.js';

/**
 * Refuses results that do not belong together, before anything is computed from them.
 * @throws StrnnError 'store' for a result that is not of the plan or comes twice, 'data' for numbers that do not fit the
 *   data set, naming cell and fold
 */
export function checkReportInput({ plan, results, data }: ReportInput): void {
  const planned = new Set(plan.cells.map((cell) => cell.id));
  const seen = new Set<string>();
  const truth = new Map<number, number>();
  for (const result of results) {
    const { id } = result.cell;
    if (!planned.has(id)) throw new StrnnError('store', `report: cell ${id} is not in the plan '${plan.name}'.`);
    if (seen.has(id)) throw new StrnnError('store', `report: cell ${id} has two results; expected one.`);
    seen.add(id);
    if (result.folds.length === 0)
      throw new StrnnError('store', `report: cell ${id} has no folds; expected at least one.`);
    for (const fold of result.folds) checkFold(result, fold, data, truth);
  }
}

function checkFold(result: CellResult, fold: FoldResult, data: ReportInput['data'], truth: Map<number, number>): void {
  const refuse = (what: string): StrnnError =>
    new StrnnError('data', `report: cell ${result.cell.id} ('${result.cell.label}'), ${fold.name}: ${what}`);
  const size = fold.testIndex.length;
  if (size === 0) throw refuse('expected test samples, but found none.');
  for (const field of ['truth', 'predicted'] as const) {
    if (fold[field].length !== size)
      throw refuse(`${field}: expected ${size} entries, but found ${fold[field].length}.`);
    const bad = fold[field].findIndex((k) => !Number.isInteger(k) || k < 0 || k >= data.classes.length);
    if (bad >= 0) {
      throw refuse(
        `${field}[${bad}]: expected a class index, 0 to ${data.classes.length - 1}, but found ${fold[field][bad]}.`,
      );
    }
  }
  fold.testIndex.forEach((sample, i) => {
    if (data.subjects[sample] === undefined) {
      throw refuse(`testIndex[${i}]: expected a sample, 0 to ${data.subjects.length - 1}, but found ${sample}.`);
    }
    const known = truth.get(sample);
    if (known !== undefined && known !== fold.truth[i]) {
      throw refuse(
        `sample ${sample} is of class ${fold.truth[i]}, but of class ${known} in another result: these are different data.`,
      );
    }
    truth.set(sample, fold.truth[i]);
  });
  if (fold.sparsity === undefined) return;
  for (const [direction, weights] of Object.entries(fold.sparsity.siteWeight)) {
    if (weights.length !== data.siteNames.length || !weights.every(Number.isFinite)) {
      throw refuse(`sparsity.siteWeight['${direction}']: expected ${data.siteNames.length} finite numbers.`);
    }
  }
}
