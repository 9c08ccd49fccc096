import { mkdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Plan } from '../../matrix/PlannedCell.js';
import { checkStore } from './checkStore.js';
import { packPlan } from './packPlan.js';
import { removeTemporaries } from './removeTemporaries.js';
import type { RunStore } from './RunStore.js';
import { storeError } from './storeError.js';
import { storeFiles, storeFormat } from './storeFormat.js';
import { writeAtomic } from './writeAtomic.js';

/**
 * Makes or opens the run folder of a matrix, `<base>/<plan name>`, and records the present plan in it.
 *
 * @param base folder of all runs, e.g. `./runs`; made if it is not there.
 * @throws StrnnError `store` when the folder cannot be written, belongs to another experiment, or was written by a
 * newer version.
 */
export function openStore(base: string, plan: Plan): RunStore {
  const folder = resolve(base, plan.name);
  const experimentFile = resolve(plan.experimentFile);
  checkStore(folder, plan);
  try {
    mkdirSync(join(folder, storeFiles.cells), { recursive: true });
    removeTemporaries(folder);
    removeTemporaries(join(folder, storeFiles.data));
    const experiment = relative(folder, experimentFile).split(sep).join('/');
    const content = { formatVersion: storeFormat, experiment, plan: packPlan(plan) };
    writeAtomic(join(folder, storeFiles.plan), `${JSON.stringify(content)}\n`);
  } catch (error) {
    throw storeError(folder, error);
  }
  return { folder, experimentFile, plan };
}
