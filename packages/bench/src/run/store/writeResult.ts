import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { CellResult } from '../CellResult.js';
import type { CellSummary } from './CellSummary.js';
import { checkCellResult } from './checkCellResult.js';
import { storeFiles } from './storeFormat.js';
import { writeAtomic } from './writeAtomic.js';
import { writeJson } from './writeJson.js';

/**
 * Writes a finished cell: `result.json`, then its short `summary.json`; an earlier failure of the cell is forgotten.
 *
 * @param folder the cell's folder.
 * @throws StrnnError `numeric` when the result is malformed or holds a number that is not finite; nothing is written.
 */
export function writeResult(folder: string, result: CellResult): CellSummary {
  const problem = checkCellResult(result, result.cell);
  if (problem !== undefined)
    throw new StrnnError('numeric', `${result.cell.label}: the result is not valid: ${problem}.`);
  const text = `${JSON.stringify(result)}\n`;
  const summary: CellSummary = {
    formatVersion: 1,
    id: result.cell.id,
    resultBytes: Buffer.byteLength(text),
    folds: result.folds.length,
    accuracy: meanFoldAccuracy(result),
    seconds: result.seconds,
  };
  writeAtomic(join(folder, storeFiles.result), text);
  writeJson(join(folder, storeFiles.summary), summary);
  rmSync(join(folder, storeFiles.error), { force: true });
  return summary;
}

function meanFoldAccuracy({ folds }: CellResult): number {
  let sum = 0;
  for (const { truth, predicted } of folds) {
    sum += truth.filter((label, sample) => label === predicted[sample]).length / Math.max(1, truth.length);
  }
  return sum / folds.length;
}
