import { join, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Plan } from '../../matrix/PlannedCell.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { unpackPlan, type PackedPlan } from './packPlan.js';
import type { RunStore } from './RunStore.js';
import { storeFiles, storeFormat } from './storeFormat.js';

/**
 * Reads a run folder as its last `strnn run` left it. Undefined when the folder holds no `plan.json`.
 *
 * @throws StrnnError `store` when `plan.json` is damaged or written by a newer version.
 */
export function readStore(folder: string): RunStore | undefined {
  const path = join(folder, storeFiles.plan);
  const file = readJson(path);
  if (file.state === 'absent') return undefined;
  if (file.state === 'corrupt') {
    throw new StrnnError(
      'store',
      `${path}: damaged (${file.reason}). 'strnn run' with the experiment writes it anew once the damaged file is removed; finished cells are kept.`,
    );
  }
  const value = file.value;
  const version = isRecord(value) ? value.formatVersion : undefined;
  if (typeof version === 'number' && version > storeFormat) {
    throw new StrnnError(
      'store',
      `${path}: written by a newer version of strnn (store format ${version}; this version knows up to ${storeFormat}). Update @strnn/bench, or give another folder with --runs FOLDER.`,
    );
  }
  const plan = isRecord(value) ? readPlan(version, value.plan) : undefined;
  if (!isRecord(value) || plan === undefined || typeof value.experiment !== 'string') {
    throw new StrnnError(
      'store',
      `${path}: expected the plan of a run folder (formatVersion, experiment, plan), found something else.`,
    );
  }
  // The path is kept relative to the folder, so that a checkout can be moved or mounted elsewhere.
  return { folder, experimentFile: resolve(folder, value.experiment), plan };
}

/** Format 1 held every cell in full. */
function readPlan(version: unknown, value: unknown): Plan | undefined {
  try {
    const plan = version === storeFormat ? unpackPlan(value as PackedPlan) : version === 1 ? value : undefined;
    return isPlan(plan) ? plan : undefined;
  } catch {
    return undefined;
  }
}

function isPlan(value: unknown): value is Plan {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    isRecord(value.axes) &&
    Array.isArray(value.cells) &&
    value.cells.every(
      (cell) =>
        isRecord(cell) && typeof cell.id === 'string' && typeof cell.label === 'string' && isRecord(cell.config),
    )
  );
}
