import { StrnnError, unknownName } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { isList } from '../../signal/isList.js';
import type { FeatureSeries } from '../FeatureSeries.js';
import { checkSeries } from './checkSeries.js';
import { fitScalarLds } from './fitScalarLds.js';
import type { ScalarLds } from './kalman.js';
import type { LdsModel } from './LdsModel.js';

/** Where the fit begins, the same for every feature; the initial mean is that of the feature over all windows. */
export type LdsStart = Pick<ScalarLds, 'stateNoise' | 'observationNoise' | 'initialVariance'>;

/**
 * Parameters that LibEER's smoother of SEED features has for every feature, without a fit (`iterations: 0`). They are
 * variances in the features' own units and meant for entropies.
 */
export const libEerLdsStart: LdsStart = { stateNoise: 1e-4, observationNoise: 1, initialVariance: 0.01 };

export interface FitLdsOptions {
  /** What `series` is, for whoever asks later whether a test trial had a part in it: `'training trials of subject 3'`. */
  readonly fittedOn: string;
  /** Iterations of expectation-maximisation, a whole number from 0; default 10. */
  readonly iterations?: number;
  /** By default from the moments of each feature's differences from window to window. */
  readonly start?: LdsStart;
}

const optionNames = ['fittedOn', 'iterations', 'start'] as const;
const startNames = ['stateNoise', 'observationNoise', 'initialVariance'] as const;

/**
 * Fits one scalar linear dynamical system per feature of each site by expectation-maximisation over all trials, after
 * Shi and Lu (2010). The state's transition and the observation are held at 1: the scale of a scalar state is free, and a
 * transition below 1 would draw features towards 0, which for entropies means nothing. Both noises, the initial mean and
 * the initial variance are fitted; each trial begins anew.
 *
 * A model fitted on a trial knows all its windows: for a result without leaks fit on training trials alone.
 *
 * @param series one per trial, all with the same sites and features; at least one of 2 windows
 * @throws StrnnError `option` naming the option; `shape` when series do not fit each other; `data` for NaN or infinity
 */
export function fitLds(series: readonly FeatureSeries[], options: FitLdsOptions): LdsModel {
  checkOptionNames(options, 'fitLds', optionNames);
  const { fittedOn, iterations = 10, start } = options;
  if (typeof fittedOn !== 'string' || fittedOn.trim() === '') {
    throw new StrnnError(
      'option',
      `fitLds.fittedOn: expected a text that says what the series are, found ${JSON.stringify(fittedOn) ?? 'nothing'}`,
    );
  }
  if (!Number.isInteger(iterations) || iterations < 0) {
    throw new StrnnError('option', `fitLds.iterations: expected a whole number from 0, found ${iterations}`);
  }
  if (start !== undefined) checkStart(start);
  checkTrials(series);

  const [{ sites, features }] = series;
  const size = sites.length * features.length;
  const model = {
    stateNoise: new Float64Array(size),
    observationNoise: new Float64Array(size),
    initialMean: new Float64Array(size),
    initialVariance: new Float64Array(size),
  };
  const logLikelihood = new Array<number>(iterations + 1).fill(0);
  const trials = series.map(({ shape }) => new Float64Array(shape.W));
  for (let feature = 0; feature < size; feature++) {
    trials.forEach((trial, index) => {
      for (let t = 0; t < trial.length; t++) trial[t] = series[index].data[t * size + feature];
    });
    const fitted = fitScalarLds(trials, iterations, start, logLikelihood);
    model.stateNoise[feature] = fitted.stateNoise;
    model.observationNoise[feature] = fitted.observationNoise;
    model.initialMean[feature] = fitted.initialMean;
    model.initialVariance[feature] = fitted.initialVariance;
  }
  return {
    ...model,
    sites: [...sites],
    features: [...features],
    fittedOn,
    trials: series.length,
    windows: series.reduce((sum, { shape }) => sum + shape.W, 0),
    logLikelihood,
  };
}

function checkStart(start: LdsStart): void {
  for (const name of Object.keys(start)) {
    if (!(startNames as readonly string[]).includes(name))
      throw unknownName('fitLds.start', 'option', name, startNames);
  }
  for (const name of startNames) {
    if (start[name] > 0 && start[name] < Infinity) continue;
    throw new StrnnError('option', `fitLds.start.${name}: expected a positive number, found ${start[name]}`);
  }
}

function checkTrials(series: readonly FeatureSeries[]): void {
  if (!isList(series)) throw new StrnnError('shape', 'fitLds: expected a list of series, one per trial');
  series.forEach((trial, index) => {
    checkSeries(trial, `fitLds: series ${index}`);
    for (const kind of ['sites', 'features'] as const) {
      if (trial[kind].join('\n') === series[0][kind].join('\n')) continue;
      throw new StrnnError(
        'shape',
        `fitLds: series ${index} has other ${kind} than series 0: ${trial[kind].join(', ')}; expected ${series[0][kind].join(', ')}`,
      );
    }
  });
  if (!series.some(({ shape }) => shape.W > 1)) {
    throw new StrnnError(
      'shape',
      `fitLds: expected at least one series of 2 windows, found ${series.length} series of fewer`,
    );
  }
}
