import type { ComputePath } from '../layer/sweep.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import type { Checkpoint } from './Checkpoint.js';
import type { TrainingOptions } from './trainingOptions.js';

/** What training needs. */
export interface TrainRequest {
  readonly model: StrnnModel;
  readonly training: TrainingOptions;
  /** S x T x N x D, scaled. */
  readonly x: Float32Array;
  /** S class numbers. */
  readonly y: Int32Array;
  readonly classes: readonly string[];
  /** Sample numbers. */
  readonly train: Int32Array;
  /** Groups held out of the training side to choose the epoch; empty = the last epoch is used. */
  readonly validation: Int32Array;
  /** Everything random is derived from it: initial weights, order of samples, noise, dropout. */
  readonly seed: string;
  readonly path?: ComputePath;
  /** Where to go on from; undefined = from the start. */
  readonly resume?: Checkpoint | undefined;
  /** Called after every epoch, with everything a resume needs. */
  onEpoch?(progress: EpochProgress, checkpoint: Checkpoint): void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** Where training stands after an epoch. */
export interface EpochProgress {
  readonly phase: Checkpoint['phase'];
  /** 1-based, and the most there can be in this phase. */
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
  readonly validationAccuracy?: number;
}
