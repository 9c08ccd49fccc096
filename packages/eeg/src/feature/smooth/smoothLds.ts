import { StrnnError, unknownName } from '@strnn/core/error';
import type { FeatureSeries } from '../FeatureSeries.js';
import { checkSeries } from './checkSeries.js';
import { filterStates, smoothStates } from './kalman.js';
import type { LdsModel } from './LdsModel.js';
import type { SmoothedSeries } from './SmoothedSeries.js';

const ldsDirections = ['forward', 'forward-backward'] as const;

export interface SmoothLdsOptions {
  /**
   * `'forward'` (default): Kalman filter, each window from itself and those before it: causal.
   * `'forward-backward'`: Rauch-Tung-Striebel smoother, each window from all windows of the trial: **not causal**, of no
   * use where the future is not known, and the result says so.
   */
  readonly direction?: (typeof ldsDirections)[number];
}

/**
 * Replaces each feature by the state that a linear dynamical system finds behind it (Shi and Lu 2010). Shape and names
 * stay; the trial begins with the model's initial mean, not with its own.
 *
 * @throws StrnnError `option` for the direction; `shape` when the series has other sites or features than the model;
 *   `data` for NaN or infinity
 */
export function smoothLds(model: LdsModel, series: FeatureSeries, options: SmoothLdsOptions = {}): SmoothedSeries {
  const { direction = 'forward' } = options;
  if (!ldsDirections.includes(direction)) {
    throw unknownName('smoothLds.direction', 'direction', String(direction), ldsDirections);
  }
  checkSeries(series, 'smoothLds');
  for (const kind of ['sites', 'features'] as const) {
    if (series[kind].join('\n') === model[kind].join('\n')) continue;
    throw new StrnnError(
      'shape',
      `smoothLds: the series has other ${kind} than the model: ${series[kind].join(', ')}; expected ${model[kind].join(', ')}`,
    );
  }
  const { W, N, D } = series.shape;
  const size = N * D;
  const data = new Float64Array(W * size);
  const x = new Float64Array(W);
  const states = { mean: new Float64Array(W), variance: new Float64Array(W) };
  for (let feature = 0; feature < size; feature++) {
    for (let t = 0; t < W; t++) x[t] = series.data[t * size + feature];
    const lds = {
      stateNoise: model.stateNoise[feature],
      observationNoise: model.observationNoise[feature],
      initialMean: model.initialMean[feature],
      initialVariance: model.initialVariance[feature],
    };
    filterStates(x, lds, states);
    if (direction === 'forward-backward') smoothStates(W, lds, states);
    for (let t = 0; t < W; t++) data[t * size + feature] = states.mean[t];
  }
  const causal = direction === 'forward';
  return { ...series, data, smoothing: { method: 'lds', direction, causal, fittedOn: model.fittedOn } };
}
