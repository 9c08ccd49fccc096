import type { CellConfig } from '../../matrix/PlannedCell.js';
import { expectedCost } from '../engine/expectedCost.js';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { trainingsOf } from '../tuning/index.js';

/** Options that change what is learnt, not how long it takes. */
const timeless = new Set([
  ...['learningRate', 'schedule', 'weightDecay', 'clipNorm', 'dropout', 'inputNoise', 'classWeights'],
  ...['recurrentGain', 'spatialLambda', 'temporalLambda', 'keep'],
]);

/** Equal for cells that take alike long: the same but for seed, learning rate and the like. */
export function cellShape({ data, protocol, scaler, model, training, tuning }: CellConfig): string {
  const timed = (options: object): unknown[] => Object.entries(options).filter(([key]) => !timeless.has(key));
  return JSON.stringify([
    data.fingerprint,
    protocol,
    scaler,
    model.kind,
    timed(model.options),
    timed(training),
    tuning,
  ]);
}

/** Cells whose times are in about the ratio of their `relativeCost`: one model family on one split of one data setting. */
export function cellFamily({ data, protocol, model }: CellConfig): string {
  return JSON.stringify([data.fingerprint, protocol, model.kind]);
}

/** Expected time of a cell, in no unit. */
export function relativeCost(cell: PlannedCell): number {
  return expectedCost(cell) * trainingsOf(cell.config);
}
