import { StrnnError } from '@strnn/core/error';
import type { TrialSeries } from './TrialSeries.js';

export interface TrialCut {
  /** T: successive windows in one sample, from 1. */
  readonly slices: number;
  /** Windows from the first of one sample to the first of the next, from 1; less than `slices`: samples of a trial overlap. */
  readonly sliceStep: number;
}

/**
 * Refuses a trial that has other sites or features than the first one, that is shorter than one sample, or that has values
 * in its samples which are not finite. Called as trials arrive, so that a bad one is told before the files after it are read.
 *
 * @param where opens messages: the data set, and the file where it is known
 * @throws StrnnError `data` naming the trial, and the window, site and feature of the value
 */
export function checkTrialSeries(
  trial: TrialSeries,
  { series: first }: TrialSeries,
  { slices, sliceStep }: TrialCut,
  where: string,
): void {
  const place = `${where}: ${trialName(trial)}`;
  for (const what of ['sites', 'features'] as const) {
    const found = trial.series[what];
    if (found.length !== first[what].length || found.some((name, index) => name !== first[what][index])) {
      throw new StrnnError(
        'data',
        `${place} has the ${what} ${found.join(', ')}; expected those of the first trial, ${first[what].join(', ')}`,
      );
    }
  }
  const { data, shape, sites, features } = trial.series;
  const { W, N, D } = shape;
  if (W < slices) {
    throw new StrnnError(
      'data',
      `${place} has ${W} windows, expected at least ${slices} for one sample; ` +
        'take fewer slices or shorter windows, or leave the trial out',
    );
  }
  const used = Math.floor((W - slices) / sliceStep) * sliceStep + slices;
  for (let i = 0; i < used * N * D; i++) {
    if (Number.isFinite(data[i])) continue;
    const window = Math.floor(i / (N * D));
    if (window % sliceStep >= slices) continue; // between samples
    throw new StrnnError(
      'data',
      `${place}, window ${window}, site ${sites[Math.floor(i / D) % N]}, feature ${features[i % D]}: ` +
        `expected a finite number, found ${data[i]}; repair the file, or leave the trial out`,
    );
  }
}

/** `'subject 1, session 2, trial 3'`. */
export function trialName({ subject, session, trial }: TrialSeries): string {
  return `subject ${subject}, session ${session}, trial ${trial}`;
}
