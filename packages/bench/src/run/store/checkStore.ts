import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Plan } from '../../matrix/PlannedCell.js';
import { readStore } from './readStore.js';

/**
 * Refuses a run folder that a matrix must not use, before any work.
 *
 * @param folder `runs/<matrix name>`; may not exist yet.
 * @throws StrnnError `option` when the matrix's name cannot name a folder, `store` when the folder belongs to another
 * experiment, is damaged, or was written by a newer version.
 */
export function checkStore(folder: string, plan: Plan): void {
  if (!/^[\w][\w .-]*$/.test(plan.name)) {
    throw new StrnnError('option', `name: '${plan.name}' cannot name a folder; use letters, digits, '-', '_' and '.'.`);
  }
  const experimentFile = resolve(plan.experimentFile);
  const found = readStore(folder);
  // An experiment file that was renamed keeps its results: its old path is gone then.
  if (found !== undefined && found.experimentFile !== experimentFile && existsSync(found.experimentFile)) {
    throw new StrnnError(
      'store',
      `${folder}: holds the matrix of another experiment (${found.experimentFile}), not of ${experimentFile}. Give one of them another name, or another folder with --runs FOLDER.`,
    );
  }
}
