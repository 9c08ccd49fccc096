import { isDeepStrictEqual } from 'node:util';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { isRecord } from './isRecord.js';

/**
 * Why a value is no finished result of a cell, or undefined when it is one. Looks at everything that a report uses,
 * so that a damaged file is found here and not as a NaN in a table.
 *
 * @param cell when given, the result must be of this cell: same id and same configuration.
 */
export function checkCellResult(value: unknown, cell?: PlannedCell): string | undefined {
  if (!isRecord(value)) return 'not an object';
  if (value.formatVersion !== 1) return `formatVersion: expected 1, found ${JSON.stringify(value.formatVersion)}`;
  if (!isRecord(value.cell) || typeof value.cell.id !== 'string') return 'cell: missing';
  if (cell !== undefined) {
    if (value.cell.id !== cell.id) return `cell.id: expected ${cell.id}, found ${value.cell.id}`;
    // Through JSON, as the stored one went: undefined members and -0 do not survive it.
    if (!isDeepStrictEqual(value.cell.config, JSON.parse(JSON.stringify(cell.config)))) {
      return 'cell.config: not the configuration of this cell';
    }
  }
  if (!isCount(value.parameterCount)) return 'parameterCount: expected a whole number >= 0';
  if (!isFiniteNumber(value.seconds)) return 'seconds: expected a number';
  if (!isRecord(value.environment)) return 'environment: missing';
  if (typeof value.finishedAt !== 'string') return 'finishedAt: missing';
  if (!Array.isArray(value.folds) || value.folds.length === 0) return 'folds: expected at least one';
  for (const [index, fold] of value.folds.entries()) {
    const problem = checkFold(fold) ?? checkTuning(fold, value.cell);
    if (problem !== undefined) return `folds[${index}].${problem}`;
  }
  return undefined;
}

function checkFold(fold: unknown): string | undefined {
  if (!isRecord(fold)) return ': not an object';
  if (typeof fold.name !== 'string') return 'name: missing';
  const { testIndex, truth, predicted, probabilities } = fold;
  for (const [name, list] of Object.entries({ testIndex, truth, predicted })) {
    if (!Array.isArray(list) || !list.every(isCount)) return `${name}: expected whole numbers >= 0`;
    if (list.length !== fold.testSize) return `${name}: expected ${String(fold.testSize)} values, found ${list.length}`;
  }
  if (!Array.isArray(probabilities) || probabilities.length !== fold.testSize) {
    return `probabilities: expected ${String(fold.testSize)} rows`;
  }
  const row = probabilities.findIndex((list) => !Array.isArray(list) || !list.every(isFiniteNumber));
  return row < 0
    ? undefined
    : `probabilities[${row}]: expected finite numbers, found ${JSON.stringify(probabilities[row])}`;
}

/** Of a tuned cell every fold tells what was chosen, and from what. */
function checkTuning(fold: unknown, { config }: { config?: unknown }): string | undefined {
  if (!isRecord(fold) || !isRecord(config) || config.tuning === undefined) return undefined;
  const { tuning } = fold;
  const tells = isRecord(tuning) && isRecord(tuning.chosen) && Array.isArray(tuning.candidates);
  return tells ? undefined : 'tuning: expected what was chosen and the candidates';
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
