import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { RunStore } from '../store/RunStore.js';
import { createMlflowClient } from './mlflow/createMlflowClient.js';
import { createMlflowTracker } from './mlflow/createMlflowTracker.js';
import { parseAddress, type MlflowAddress } from './mlflow/parseAddress.js';
import { checkFolder } from './tensorboard/checkFolder.js';
import { createTensorBoardTracker } from './tensorboard/createTensorBoardTracker.js';
import type { Tracker } from './Tracker.js';

/** The options of commands that send to trackers; true where they stand without a value. */
export interface TrackerFlags {
  /** Folder of event files. Default: `tensorboard` in the folder of all runs. */
  readonly tensorboard?: string | true;
  /** Address of an MLflow server. Default: the variable MLFLOW_TRACKING_URI. */
  readonly mlflow?: string | true;
}

/** Trackers that are asked for, checked as far as it goes without a matrix. */
export interface TrackerSettings {
  readonly tensorboard?: string;
  readonly mlflow?: MlflowAddress;
}

/**
 * Checks what was asked for, before any work.
 *
 * @param runs folder of all runs.
 * @throws StrnnError 'option' for an address that is none, or is missing; 'store' for a folder that cannot be written
 */
export function checkTrackers(
  { tensorboard, mlflow }: TrackerFlags,
  runs: string,
  env: Readonly<Record<string, string | undefined>>,
): TrackerSettings {
  const folder = tensorboard === true || tensorboard === '' ? join(runs, 'tensorboard') : tensorboard;
  if (folder !== undefined) checkFolder(folder);
  return {
    ...(folder !== undefined && { tensorboard: folder }),
    ...(mlflow !== undefined && { mlflow: parseAddress(mlflowAddress(mlflow, env), env) }),
  };
}

/** The trackers that were asked for, not opened yet. */
export function createTrackers({ tensorboard, mlflow }: TrackerSettings, store: RunStore): Tracker[] {
  return [
    ...(tensorboard === undefined ? [] : [createTensorBoardTracker(tensorboard, store)]),
    ...(mlflow === undefined ? [] : [createMlflowTracker(createMlflowClient(mlflow), store)]),
  ];
}

function mlflowAddress(flag: string | true, env: Readonly<Record<string, string | undefined>>): string {
  const given = flag === true ? env.MLFLOW_TRACKING_URI : flag;
  if (given) return given;
  throw new StrnnError(
    'option',
    '--mlflow: expected the address of an MLflow server (--mlflow http://127.0.0.1:5000), or one in MLFLOW_TRACKING_URI; found nothing.',
  );
}
