import type { StoredValue } from '@strnn/core/dataset';
import type { TrialSeries } from '../dataset/TrialSeries.js';

/** Everything of a trial but the values. */
interface TrialHeader extends Omit<TrialSeries, 'series'> {
  readonly series: Omit<TrialSeries['series'], 'data'>;
}

/** Trials as the cache keeps them. */
export type StoredTrials = StoredValue<readonly TrialHeader[]>;

/** Takes trials apart into what JSON holds and their values. */
export function storeTrials(trials: readonly TrialSeries[]): StoredTrials {
  return {
    header: trials.map(({ series: { data: _data, ...series }, ...trial }) => ({ ...trial, series })),
    arrays: trials.map(({ series }) => series.data),
  };
}

/** Puts trials together again. */
export function restoreTrials({ header, arrays }: StoredTrials): TrialSeries[] {
  return header.map(({ series, ...trial }, index) => ({ ...trial, series: { ...series, data: arrays[index] } }));
}
