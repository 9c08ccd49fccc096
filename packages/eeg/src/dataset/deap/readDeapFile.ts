import { StrnnError } from '@strnn/core/error';
import { deapLayout, deapScales } from './deapLayout.js';
import type { DeapForm } from './listDeapFiles.js';
import { readDeapArrays, type DeapArray } from './readDeapArrays.js';

/** One subject's file, read and checked. */
export interface DeapRecording {
  /** Of one trial. */
  readonly samples: number;
  /** Per trial: valence, arousal, dominance, liking, from 1 to 9. */
  readonly ratings: readonly (readonly number[])[];
  /** A new array of one channel of one trial, from 3 s before the film, in uV for the first 32 channels. */
  signal(trial: number, channel: number): Float64Array;
}

/**
 * Reads s01.dat or s01.mat: `data` (trials x 40 channels x samples) and `labels` (trials x 4). Other numbers of trials and
 * samples than 40 and 8064 are taken as they are.
 *
 * @throws StrnnError `data` naming the file, the array, what was expected and what was found, also for values that are not
 * finite and ratings outside 1 to 9.
 */
export async function readDeapFile(file: string, form: DeapForm): Promise<DeapRecording> {
  const { data, labels } = await readDeapArrays(file, form);
  const [trials, channels, samples] = data.shape;
  const { channels: expected, baseline, rate } = deapLayout;
  const shape = data.shape.join(' x ');
  if (data.shape.length !== 3 || channels !== expected || trials < 1 || samples <= baseline * rate) {
    throw new StrnnError(
      'data',
      `${file}: data: expected trials x ${expected} channels x more than ${baseline * rate} samples (the ${baseline} s before the film), found ${shape}`,
    );
  }
  const scales = deapScales.names.length;
  if (labels.shape.length !== 2 || labels.shape[0] !== trials || labels.shape[1] !== scales) {
    throw new StrnnError(
      'data',
      `${file}: labels: expected ${trials} x ${scales} (a row per trial of data), found ${labels.shape.join(' x ')}`,
    );
  }
  const place = (array: DeapArray, ...index: number[]): number =>
    array.columnMajor
      ? index.reduceRight((at, i, axis) => at * array.shape[axis] + i, 0)
      : index.reduce((at, i, axis) => at * array.shape[axis] + i, 0);
  const ratings = Array.from({ length: trials }, (_, trial) =>
    deapScales.names.map((name, scale) =>
      checkRating(labels.values[place(labels, trial, scale)], `${file}: trial ${trial + 1}: ${name}`),
    ),
  );
  const recording: DeapRecording = {
    samples,
    ratings,
    signal(trial, channel) {
      const first = place(data, trial, channel, 0);
      const step = samples > 1 ? place(data, trial, channel, 1) - first : 1;
      const signal = new Float64Array(samples);
      for (let sample = 0; sample < samples; sample++) signal[sample] = data.values[first + sample * step];
      return signal;
    },
  };
  const bad = data.values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw notFinite(file, data, bad);
  return recording;
}

function checkRating(value: number, where: string): number {
  const { least, most } = deapScales;
  if (value >= least && value <= most) return value;
  throw new StrnnError('data', `${where}: expected a rating from ${least} to ${most}, found ${value}`);
}

function notFinite(file: string, { shape, values, columnMajor }: DeapArray, bad: number): StrnnError {
  const [trials, channels, samples] = shape;
  const [trial, channel, sample] = columnMajor
    ? [bad % trials, Math.floor(bad / trials) % channels, Math.floor(bad / (trials * channels))]
    : [Math.floor(bad / (channels * samples)), Math.floor(bad / samples) % channels, bad % samples];
  return new StrnnError(
    'data',
    `${file}: data: trial ${trial + 1}, channel ${channel + 1}, sample ${sample}: expected a finite number, found ${values[bad]}`,
  );
}
