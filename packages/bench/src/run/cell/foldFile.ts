import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FoldResult } from '../CellResult.js';
import { isRecord } from '../store/isRecord.js';
import { readJson } from '../store/readJson.js';
import { writeJson } from '../store/writeJson.js';

const formatVersion = 1;

/** A finished fold as it is kept until its cell is done. */
export interface FinishedFold {
  /** Of the split that the fold belongs to. */
  readonly splitSha256: string;
  readonly parameterCount: number;
  readonly result: FoldResult;
}

/** Writes `folds/<n>.json`, so that a killed run does not repeat the fold. */
export function writeFold(folder: string, finished: FinishedFold): void {
  mkdirSync(join(folder, 'folds'), { recursive: true });
  writeJson(foldPath(folder, finished.result.fold), { formatVersion, ...finished });
}

/** A finished fold of the same split; undefined when there is none, or it cannot be read (it is then run again). */
export function readFold(folder: string, splitSha256: string, fold: number): FinishedFold | undefined {
  const file = readJson(foldPath(folder, fold));
  if (file.state !== 'read' || !isRecord(file.value)) return undefined;
  const { formatVersion: version, ...finished } = file.value;
  const fits = version === formatVersion && finished['splitSha256'] === splitSha256;
  return fits ? (finished as unknown as FinishedFold) : undefined;
}

function foldPath(folder: string, fold: number): string {
  return join(folder, 'folds', `${fold}.json`);
}
