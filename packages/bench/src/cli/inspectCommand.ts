import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { CellResult } from '../run/CellResult.js';
import { checkCellResult } from '../run/store/checkCellResult.js';
import { isRecord } from '../run/store/isRecord.js';
import { readCellState } from '../run/store/readCellState.js';
import { readJson } from '../run/store/readJson.js';
import { readMatrixState } from '../run/store/readMatrixState.js';
import { readStore } from '../run/store/readStore.js';
import type { RunStore } from '../run/store/RunStore.js';
import { storeFiles } from '../run/store/storeFormat.js';
import type { PlannedCell } from '../matrix/PlannedCell.js';
import type { CommandContext, ExitCode } from './CommandContext.js';

const known = `an EEG file (.mat, .edf, .vhdr, .set, ...), a picture, a video, landmarks, a run folder, a cell's folder, or one of their files (${storeFiles.plan}, ${storeFiles.result}, ...)`;

/** `strnn inspect`: what a file or folder holds, as JSON. */
export async function inspectCommand(
  path: string,
  options: { rate?: number },
  { stdout }: CommandContext,
): Promise<ExitCode> {
  if (!existsSync(path)) throw new StrnnError('data', `${path}: no such file or folder; expected ${known}.`);
  const found = statSync(path).isDirectory() ? inspectFolder(path) : await inspectFile(path, options);
  // Lists of numbers (sizes, bands) on one line.
  const text = JSON.stringify(found, null, 2).replace(/\[\n[\s\d.,eE+-]+\]/g, (list) => list.replace(/\s+/g, ' '));
  stdout.write(`${text}\n`);
  return 0;
}

function inspectFolder(path: string): object {
  const store = readStore(resolve(path));
  if (store !== undefined) return { kind: 'run', ...describeStore(store) };
  const file = readJson(join(path, storeFiles.cell));
  if (file.state === 'read' && isRecord(file.value) && isRecord(file.value.cell)) {
    const cell = file.value.cell as unknown as PlannedCell;
    const { id: _id, label: _label, ...state } = readCellState(resolve(path, '..', '..'), cell, 'result');
    const log = join(path, storeFiles.log);
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-10) : [];
    return { kind: 'cell', id: cell.id, label: cell.label, ...state, config: cell.config, log: lines };
  }
  throw new StrnnError(
    'data',
    `${path}: a folder without ${storeFiles.plan} or ${storeFiles.cell}; expected ${known}. For a data set: strnn doctor NAME FOLDER.`,
  );
}

async function inspectFile(path: string, options: { rate?: number }): Promise<object> {
  const recording = await (await import('./inspectRecording.js')).inspectRecording(path, options);
  if (recording !== undefined) return recording;
  const file = readJson(path);
  if (file.state !== 'read') {
    const reason = file.state === 'corrupt' ? file.reason : 'it is gone';
    throw new StrnnError('data', `${path}: cannot be read: ${reason}.`);
  }
  if (basename(path) === storeFiles.plan) return { kind: 'plan', ...describeStore(readStore(resolve(path, '..'))!) };
  const { value } = file;
  if (isRecord(value) && Array.isArray(value.folds) && isRecord(value.cell)) return describeResult(value);
  const own = [storeFiles.cell, storeFiles.error, storeFiles.pruned, storeFiles.summary].find(
    (name) => name === basename(path),
  );
  const isData = basename(resolve(path, '..')) === storeFiles.data && isRecord(value) && 'fingerprint' in value;
  const kind = isData ? storeFiles.data : own;
  if (kind === undefined || !isRecord(value)) {
    throw new StrnnError('data', `${path}: JSON of an unknown kind; expected ${known}.`);
  }
  return { kind: kind.replace('.json', ''), ...value };
}

function describeStore({ folder, experimentFile, plan }: RunStore): object {
  const { counts } = readMatrixState(folder, plan);
  const settings = new Map(plan.cells.map(({ config: { data } }) => [data.fingerprint, data]));
  return {
    name: plan.name,
    folder,
    experiment: experimentFile,
    axes: plan.axes,
    // One, or as many as the matrix varies.
    data: settings.size > 1 ? [...settings.values()] : plan.cells[0]?.config.data,
    plugins: plan.cells[0]?.config.plugins,
    cells: plan.cells.length,
    counts,
  };
}

function describeResult(value: Record<string, unknown>): object {
  const problem = checkCellResult(value);
  if (problem !== undefined) return { kind: 'result', valid: false, problem };
  const { cell, folds, parameterCount, environment, seconds, finishedAt } = value as unknown as CellResult;
  return {
    kind: 'result',
    valid: true,
    id: cell.id,
    label: cell.label,
    config: cell.config,
    parameterCount,
    folds: folds.map(({ name, trainSize, validationSize, testSize, truth, predicted, selection, seconds: took }) => ({
      name,
      trainSize,
      validationSize,
      testSize,
      right: truth.filter((label, index) => label === predicted[index]).length,
      selection,
      seconds: took,
    })),
    environment,
    seconds,
    finishedAt,
  };
}
