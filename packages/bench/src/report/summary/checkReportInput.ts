import { StrnnError } from '@strnn/core/error';
import type { DataDescription } from '../../run/describeData.js';
import type { CellDigest } from '../../run/store/CellDigest.js';
import type { DoneCell, ReportInput } from '../Report.js';
import type { Tally } from './meanOverSeeds.js';

/**
 * Refuses results that do not belong together, before anything is computed from them.
 * @throws StrnnError 'store' for a result that is not of the plan or comes twice, 'data' for numbers that do not fit the
 *   data set or each other, naming the cell
 */
export function checkReportInput({ plan, results, data }: ReportInput): void {
  const planned = new Set(plan.cells.map((cell) => cell.id));
  const seen = new Set<string>();
  const counts = new Map<string, { id: string; truth: string }>();
  for (const done of results) {
    const { id } = done.cell;
    if (!planned.has(id)) throw new StrnnError('store', `report: cell ${id} is not in the plan '${plan.name}'.`);
    if (seen.has(id)) throw new StrnnError('store', `report: cell ${id} has two results; expected one.`);
    seen.add(id);
    if (done.digest.id !== id)
      throw new StrnnError('store', `report: cell ${id}: found the digest of cell ${done.digest.id}.`);
    const { fingerprint, name } = done.cell.config.data;
    const known = data[fingerprint];
    if (known === undefined)
      throw new StrnnError(
        'store',
        `report: cell ${id}: no description of its data ${name} (${fingerprint.slice(0, 12)}).`,
      );
    const { confusion } = done.digest;
    checkDigest(done, confusion, known);
    checkTruth(done, confusion, counts);
  }
}

function checkDigest({ cell, digest }: DoneCell, confusion: CellDigest['confusion'], data: DataDescription): void {
  const refuse = (what: string): StrnnError =>
    new StrnnError('data', `report: cell ${cell.id} ('${cell.label}'): ${what}`);
  const { folds, subjects } = digest;
  if (folds.names.length === 0)
    throw new StrnnError('store', `report: cell ${cell.id} has no folds; expected at least one.`);
  const size = data.classes.length;
  if (confusion.length !== size || !confusion.every((row) => row.length === size && row.every(isCount)))
    throw refuse(`confusion: expected ${size} x ${size} counts.`);
  const total = confusion.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  const right = confusion.reduce((sum, row, k) => sum + row[k], 0);
  for (const [what, tally] of [
    ['folds', folds],
    ['subjects', subjects],
  ] as const) {
    const wrong = findWrong(tally);
    if (wrong !== undefined) throw refuse(`${what}: ${wrong}`);
    const [tested, correct] = [sumOf(tally.tested), sumOf(tally.correct)];
    if (tested !== total || correct !== right) {
      throw refuse(
        `${what}: ${correct} of ${tested} test samples are right, but ${right} of ${total} in the confusion matrix.`,
      );
    }
  }
}

/** Cells that were tested on the very same split of the same data have as many samples of every class. */
function checkTruth(
  { cell, digest }: DoneCell,
  confusion: CellDigest['confusion'],
  counts: Map<string, { id: string; truth: string }>,
): void {
  if (digest.splitSha256 === undefined) return;
  const key = `${cell.config.data.fingerprint} ${digest.splitSha256}`;
  const truth = confusion.map(sumOf).join(', ');
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { id: cell.id, truth });
  else if (known.truth !== truth) {
    throw new StrnnError(
      'data',
      `report: cells ${known.id} and ${cell.id} were tested on one split, but with ${known.truth} and ${truth} samples of the classes: these are different data.`,
    );
  }
}

function findWrong({ names, tested, correct }: Tally): string | undefined {
  for (const [what, list] of [
    ['tested', tested],
    ['correct', correct],
  ] as const) {
    if (list.length !== names.length) return `${what}: expected ${names.length} counts, but found ${list.length}.`;
  }
  for (let i = 0; i < names.length; i++) {
    if (!isCount(tested[i]) || tested[i] === 0) return `${names[i]}: expected test samples, but found ${tested[i]}.`;
    if (!isCount(correct[i]) || correct[i] > tested[i])
      return `${names[i]}: expected 0 to ${tested[i]} right predictions, but found ${correct[i]}.`;
  }
  return undefined;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
