import { existsSync, mkdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Plan } from '../../matrix/PlannedCell.js';
import { readStore } from './readStore.js';
import type { RunStore } from './RunStore.js';
import { storeError } from './storeError.js';
import { storeFiles, storeFormat } from './storeFormat.js';
import { writeJson } from './writeJson.js';

/**
 * Makes or opens the run folder of a matrix, `<base>/<plan name>`, and records the present plan in it.
 *
 * @param base folder of all runs, e.g. `./runs`; made if it is not there.
 * @throws StrnnError `store` when the folder cannot be written, belongs to another experiment, or was written by a
 * newer version.
 */
export function openStore(base: string, plan: Plan): RunStore {
  if (!/^[\w][\w .-]*$/.test(plan.name)) {
    throw new StrnnError('option', `name: '${plan.name}' cannot name a folder; use letters, digits, '-', '_' and '.'.`);
  }
  const folder = resolve(base, plan.name);
  const experimentFile = resolve(plan.experimentFile);
  const found = readStore(folder);
  // An experiment file that was renamed keeps its results: its old path is gone then.
  if (found !== undefined && found.experimentFile !== experimentFile && existsSync(found.experimentFile)) {
    throw new StrnnError(
      'store',
      `${folder}: holds the matrix of another experiment (${found.experimentFile}), not of ${experimentFile}. Give one of them another name, or another folder with --runs FOLDER.`,
    );
  }
  try {
    mkdirSync(join(folder, storeFiles.cells), { recursive: true });
    writeJson(join(folder, storeFiles.plan), {
      formatVersion: storeFormat,
      experiment: relative(folder, experimentFile).split(sep).join('/'),
      plan,
    });
  } catch (error) {
    throw storeError(folder, error);
  }
  return { folder, experimentFile, plan };
}
