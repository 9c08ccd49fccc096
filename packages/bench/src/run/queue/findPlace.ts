import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { packageVersion } from '../packageVersion.js';
import { findExperiment } from './findExperiment.js';
import type { OfferedMatrix } from './QueueMessage.js';
import { queueName } from './queueKeys.js';
import { readStoreIdentity } from './storeIdentity.js';

/** Where a worker runs the cells of an offered matrix. */
export interface WorkPlace {
  readonly experimentFile: string;
  /** The runner's run folder, or a scratch folder of the same form. */
  readonly runFolder: string;
  /** Whether it is the runner's. */
  readonly shared: boolean;
}

/** What a worker was started with. */
export interface WorkerPaths {
  /** Experiment file or folder of experiment files; default: the runner's path. */
  readonly experiment?: string;
  /** Folder of all runs, where it is shared under another path than the runner's. */
  readonly runs?: string;
  /** False: results go through the queue even where this machine sees the run folder. */
  readonly shared?: boolean;
  /** Folder for work whose results go through the queue. */
  readonly scratch: string;
}

/**
 * Finds out how this machine can serve a matrix. A run folder counts as the runner's only if it has the runner's
 * identity in it: another machine may have a folder with the same path.
 *
 * @returns the reason when it cannot.
 */
export function findPlace(offer: OfferedMatrix, paths: WorkerPaths): WorkPlace | { readonly reason: string } {
  const version = packageVersion();
  if (offer.version !== version) {
    return { reason: `the run uses @strnn/bench ${offer.version}, this worker ${version}; bring both to one version` };
  }
  const experiment = findExperiment(offer.experimentFile, paths.experiment);
  if ('reason' in experiment) return experiment;
  const candidates = [offer.runFolder, ...(paths.runs === undefined ? [] : [resolve(paths.runs, offer.matrix)])];
  const shared =
    paths.shared === false ? undefined : candidates.find((folder) => readStoreIdentity(folder) === offer.store);
  const runFolder = shared ?? join(resolve(paths.scratch), queueName(offer.matrix, offer.store));
  return { experimentFile: experiment.path, runFolder, shared: shared !== undefined };
}

/**
 * @throws StrnnError `option` for a path that is not there, before a worker waits for work that it cannot do
 */
export function checkPaths({ experiment, runs }: WorkerPaths): void {
  for (const [option, path] of Object.entries({ experiment, runs })) {
    if (path !== undefined && !existsSync(path)) {
      throw new StrnnError('option', `--${option}: ${path}: there is no such file or folder on this machine.`);
    }
  }
}
