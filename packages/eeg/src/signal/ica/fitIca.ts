import { StrnnError, unknownName } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import { Matrix, pseudoInverse } from 'ml-matrix';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { checkSignals } from '../checkSignals.js';
import type { Signals } from '../Signals.js';
import { extendedInfomax } from './extendedInfomax.js';
import { fastIca } from './fastIca.js';
import type { Ica } from './Ica.js';
import { multiplyRows } from './multiplyRows.js';
import { whitenByPca } from './whitenByPca.js';

const algorithms = ['fastica', 'infomax'] as const;
const optionNames = [
  'algorithm',
  'block',
  'components',
  'fittedOn',
  'maxIterations',
  'seed',
  'start',
  'tolerance',
] as const;

export interface FitIcaOptions {
  /** Names of the trials or recordings, one per signals: training data only. The result carries them. */
  readonly fittedOn: readonly string[];
  /** Of the random start (FastICA) or order of samples (infomax). */
  readonly seed: number | string;
  /** Principal components kept, strongest first. Default as many as there are independent channels. */
  readonly components?: number;
  /** `'fastica'`: parallel FastICA with log cosh; `'infomax'`: extended infomax. Default `'fastica'`. */
  readonly algorithm?: (typeof algorithms)[number];
  /** Default 200. */
  readonly maxIterations?: number;
  /**
   * FastICA: largest turn of a component (1 minus the cosine), default 1e-4. Infomax: squared change of the weights,
   * default 1e-7.
   */
  readonly tolerance?: number;
  /** FastICA: components x components, row-major, instead of a random start. */
  readonly start?: ArrayLike<number>;
  /** Infomax: samples per step. Default the root of a third of the samples. */
  readonly block?: number;
}

/**
 * Fits independent components to signals: means taken out, whitened by principal components, then rotated by FastICA or
 * extended infomax. Nothing is applied here: `icaSources` and `removeComponents` do that, to any signals with the same
 * channels. Filter before (a high-pass at 1 Hz), and select the EEG and EOG channels. Some 20 samples per pair of
 * components are needed.
 *
 * Equal to `sklearn.decomposition.FastICA(whiten_solver='eigh')` with the same start, and to
 * `mne.preprocessing.infomax` on the same white data but for the order of samples. Sources have variance 1; their order
 * and signs mean nothing.
 *
 * @param signals one or several, with the same channels and rate, taken as one after the other
 * @throws StrnnError `option` for an option that cannot be, more components than independent channels, or names in
 *   `fittedOn` that do not fit the signals; `shape` for fewer samples than channels; `data` for signals that differ,
 *   and as `checkSignals`.
 */
export function fitIca(signals: Signals | readonly Signals[], options: FitIcaOptions): Ica {
  const trials: readonly Signals[] = Array.isArray(signals) ? (signals as readonly Signals[]) : [signals as Signals];
  checkOptions(options, trials.length);
  const { names, units } = checkTrials(trials);
  const { algorithm = 'fastica', maxIterations = 200, seed } = options;
  const { centred, means } = centre(trials);
  const samples = centred[0].length;
  if (samples <= names.length) {
    throw new StrnnError(
      'shape',
      `fitIca: expected many more samples than the ${names.length} channels (some ${20 * names.length ** 2}), found ${samples}`,
    );
  }
  const whitening = whitenByPca(centred, options.components);
  const white = multiplyRows(whitening.matrix, centred);
  const components = white.length;
  const random = createRandom(seed);
  let rotation;
  if (algorithm === 'infomax') {
    if (components < 2) throw new StrnnError('option', 'fitIca.components: infomax needs at least 2, found 1');
    const { tolerance = 1e-7, block } = options;
    rotation = extendedInfomax(white, { random, maxIterations, tolerance, ...(block === undefined ? {} : { block }) });
  } else {
    rotation = fastIca(
      white,
      startMatrix(options.start, components, random.normal),
      maxIterations,
      options.tolerance ?? 1e-4,
    );
  }
  const unmixing = withUnitVariance(rotation.matrix, white).mmul(whitening.matrix);
  return {
    algorithm,
    channels: [...names],
    units: [...units],
    components,
    unmixing: Float64Array.from(unmixing.to1DArray()),
    mixing: Float64Array.from(pseudoInverse(unmixing).to1DArray()),
    means,
    iterations: rotation.iterations,
    converged: rotation.converged,
    explained: whitening.explained,
    samples,
    seed,
    fittedOn: [...options.fittedOn],
  };
}

function checkOptions(options: FitIcaOptions, trials: number): void {
  checkOptionNames(options, 'fitIca', optionNames);
  const { algorithm = 'fastica', fittedOn, components, maxIterations = 200, tolerance = 0, block = 1 } = options;
  if (typeof options.seed !== 'string' && !Number.isFinite(options.seed)) {
    throw new StrnnError('option', `fitIca.seed: expected a finite number or a text, found ${String(options.seed)}`);
  }
  if (!algorithms.includes(algorithm))
    throw unknownName('fitIca.algorithm', 'algorithm', String(algorithm), algorithms);
  const named = Array.isArray(fittedOn) && fittedOn.every((name) => typeof name === 'string' && name !== '');
  if (
    !named ||
    fittedOn.length === 0 ||
    new Set(fittedOn).size !== fittedOn.length ||
    (trials > 1 && fittedOn.length !== trials)
  ) {
    throw new StrnnError(
      'option',
      `fitIca.fittedOn: expected the names, no two alike, of what the ${trials} signals are (training trials or recordings), found ${JSON.stringify(fittedOn)}`,
    );
  }
  for (const [name, value] of Object.entries({ components: components ?? 1, maxIterations, block })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new StrnnError('option', `fitIca.${name}: expected a whole number from 1, found ${value}`);
    }
  }
  if (!(tolerance >= 0 && tolerance < Infinity)) {
    throw new StrnnError('option', `fitIca.tolerance: expected a number from 0, found ${tolerance}`);
  }
}

function checkTrials(trials: readonly Signals[]): Signals {
  if (trials.length === 0) throw new StrnnError('data', 'fitIca: there are no signals to fit on');
  trials.forEach((trial, index) => {
    checkSignals(trial, trials.length === 1 ? 'fitIca' : `fitIca: signals ${index}`);
    for (const part of ['names', 'units', 'rate'] as const) {
      const [found, expected] = [String(trial[part]), String(trials[0][part])];
      if (found !== expected) {
        throw new StrnnError(
          'data',
          `fitIca: signals ${index} have the ${part} ${found}, signals 0 ${expected}; all must be alike`,
        );
      }
    }
  });
  return trials[0];
}

function centre(trials: readonly Signals[]): { centred: Float64Array[]; means: Float64Array } {
  const length = trials.reduce((sum, { data }) => sum + data[0].length, 0);
  const means = new Float64Array(trials[0].names.length);
  const centred = trials[0].names.map((_, channel) => {
    const out = new Float64Array(length);
    let at = 0;
    for (const { data } of trials) {
      out.set(data[channel], at);
      at += data[channel].length;
    }
    let sum = 0;
    for (let n = 0; n < length; n++) sum += out[n];
    means[channel] = sum / length;
    for (let n = 0; n < length; n++) out[n] -= means[channel];
    return out;
  });
  return { centred, means };
}

function startMatrix(start: ArrayLike<number> | undefined, components: number, normal: () => number): Matrix {
  if (start !== undefined && (start.length !== components ** 2 || !Array.from(start).every(Number.isFinite))) {
    throw new StrnnError(
      'option',
      `fitIca.start: expected ${components ** 2} finite numbers (components x components), found ${start.length}`,
    );
  }
  return Matrix.from1DArray(
    components,
    components,
    Array.from(start ?? { length: components ** 2 }, (value) => value ?? normal()),
  );
}

function withUnitVariance(rotation: Matrix, white: readonly Float64Array[]): Matrix {
  const scaled = rotation.clone();
  multiplyRows(rotation, white).forEach((source, row) => {
    let squares = 0;
    for (let n = 0; n < source.length; n++) squares += source[n] * source[n];
    scaled.mulRow(row, 1 / Math.sqrt(squares / source.length));
  });
  return scaled;
}
