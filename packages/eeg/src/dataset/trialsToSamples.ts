import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import type { Sites } from '@strnn/core/sites';
import { checkTrialSeries, type TrialCut } from './checkTrialSeries.js';
import type { TrialSeries } from './TrialSeries.js';

export interface TrialsToSamplesOptions extends TrialCut {
  readonly classes: readonly string[];
  /** N sites, named as in the series. */
  readonly sites: Sites;
  /** The data set's name, for errors. */
  readonly where: string;
}

/**
 * Cuts trials of W windows into samples of T successive windows (S x T x N x D). No sample crosses a trial; windows that do
 * not fill a last sample are left over. `ids.window` numbers the samples of a trial from 0, `spans` says when they are.
 *
 * @throws StrnnError `data` as `checkTrialSeries`; `option` for too many samples to hold.
 */
export function trialsToSamples(trials: readonly TrialSeries[], options: TrialsToSamplesOptions): Samples {
  const { slices: T, sliceStep, classes, sites, where } = options;
  if (trials.length === 0) throw new StrnnError('data', `${where}: expected trials, found none`);
  const [{ series: first }] = trials;
  const { N, D } = first.shape;
  const counts = trials.map((trial) => {
    checkTrialSeries(trial, trials[0], options, where);
    return Math.floor((trial.series.shape.W - T) / sliceStep) + 1;
  });
  const S = counts.reduce((sum, count) => sum + count, 0);
  const x = allocate(S, T, N, D, where);
  const chosen: TrialSeries[] = [];
  const window = new Int32Array(S);
  const spans = new Float64Array(2 * S);
  let sample = 0;
  trials.forEach((trial, index) => {
    const { data, onset, step, length } = trial.series;
    for (let w = 0; w < counts[index]; w++, sample++) {
      const from = w * sliceStep * N * D;
      x.set(data.subarray(from, from + T * N * D), sample * T * N * D); // T x N x D
      window[sample] = w;
      const start = onset + w * sliceStep * step;
      spans.set([start, start + (T - 1) * step + length], 2 * sample);
      chosen.push(trial);
    }
  });
  const { length, step, features } = first;
  return {
    x,
    shape: { S, T, N, D },
    y: Int32Array.from(chosen, ({ label }) => label),
    classes: [...classes],
    ids: {
      subject: chosen.map(({ subject }) => subject),
      session: chosen.map(({ session }) => session),
      trial: chosen.map(({ trial }) => trial),
      window,
    },
    sites,
    features: [...features],
    spans,
    slice: step === length ? `${length} s` : `${length} s, every ${step} s`,
  };
}

function allocate(S: number, T: number, N: number, D: number, where: string): Float32Array {
  try {
    return new Float32Array(S * T * N * D);
  } catch (error) {
    const gigabytes = ((S * T * N * D * 4) / 2 ** 30).toFixed(1);
    throw new StrnnError(
      'option',
      `${where}: ${S} samples of ${T} x ${N} x ${D} values take ${gigabytes} GiB, more than can be had; ` +
        'take a larger sliceStep, fewer slices or fewer subjects',
      { cause: error },
    );
  }
}
