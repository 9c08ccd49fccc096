import { StrnnError } from '@strnn/core/error';
import type { Random } from '@strnn/core/random';
import { Matrix } from 'ml-matrix';
import type { IcaRotation } from './fastIca.js';

export interface ExtendedInfomaxOptions {
  readonly random: Random;
  readonly maxIterations: number;
  /** Converged when the squared change of the weights in one pass is below. */
  readonly tolerance: number;
  /** Samples per step. Default the root of a third of the samples. */
  readonly block?: number;
}

// The constants of MNE's `infomax`, which are EEGLAB's `runica`.
const annealDegrees = 60;
const annealFactor = 0.9;
const mostSmallAngles = 20;
const kurtosisSamples = 6000;
const signBias = 0.02;
const steadySigns = 25;
const largestWeight = 1e8;
const blowUp = 1e4;

/**
 * Extended infomax (Lee, Girolami, Sejnowski 1999, Neural Computation 11:417-441), which finds sources with longer and
 * with shorter tails than normal ones. Learning rate, annealing, momentum and the test of tails are those of
 * `mne.preprocessing.infomax(extended=True)`; the order in which samples are taken comes from `random`. It stops as
 * converged when the weights move by less than `tolerance`, or after 21 passes in nearly the same direction.
 *
 * @param white components of variance 1 without correlation, at least two
 * @throws StrnnError `numeric` when the weights grow without bound at any learning rate.
 */
export function extendedInfomax(white: readonly Float64Array[], options: ExtendedInfomaxOptions): IcaRotation {
  const { random, maxIterations, tolerance } = options;
  const [count, length] = [white.length, white[0].length];
  const block = Math.min(length, options.block ?? Math.max(1, Math.floor(Math.sqrt(length / 3))));
  const blocks = Math.floor(length / block);
  let rate = 0.01 / Math.log(count ** 2);
  for (;;) {
    const found = train();
    if (found) return found;
    rate *= 0.9;
    if (!(rate > 1e-10)) {
      throw new StrnnError(
        'numeric',
        "fitIca: infomax found no bounded solution; keep fewer components, or use the algorithm 'fastica'",
      );
    }
  }

  /** One run from the start; undefined when the weights grow without bound. */
  function train(): IcaRotation | undefined {
    const weights = identity(count);
    const bias = new Float64Array(count);
    const signs = new Float64Array(count).fill(1);
    signs[0] = -1;
    const tails = createTailTest(white, random, signs);
    const order = Int32Array.from({ length }, (_, n) => n);
    let before = weights.slice();
    let oldDelta = new Float64Array(count * count);
    let [oldChange, smallAngles] = [0, 0];
    for (let iteration = 1; iteration <= maxIterations; iteration++) {
      random.shuffle(order);
      for (let step = 0; step < blocks; step++) {
        learn(white, order.subarray(step * block, (step + 1) * block), weights, bias, signs, rate);
        if (!(weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0) <= largestWeight)) return undefined;
        tails(weights);
      }
      const delta = weights.map((value, n) => value - before[n]);
      const change = delta.reduce((sum, value) => sum + value * value, 0);
      before = weights.slice();
      let angle = 0;
      if (iteration > 2) {
        const inner = delta.reduce((sum, value, n) => sum + value * oldDelta[n], 0);
        angle = (180 / Math.PI) * Math.acos(Math.min(1, Math.max(-1, inner / Math.sqrt(change * oldChange || 1))));
      }
      if (angle > annealDegrees) {
        rate *= annealFactor;
        [oldDelta, oldChange, smallAngles] = [delta, change, 0];
      } else {
        if (iteration === 1) [oldDelta, oldChange] = [delta, change];
        smallAngles += 1;
      }
      if (smallAngles > mostSmallAngles || (iteration > 2 && change < tolerance)) {
        return { matrix: transposed(weights, count), iterations: iteration, converged: true };
      }
      if (change > blowUp) rate *= 0.5;
    }
    return { matrix: transposed(weights, count), iterations: maxIterations, converged: false };
  }
}

/** One step on the samples named: W += rate W (B I - S u^T tanh(u) - u^T u), with u = x W + bias. */
function learn(
  white: readonly Float64Array[],
  samples: Int32Array,
  weights: Float64Array,
  bias: Float64Array,
  signs: Float64Array,
  rate: number,
): void {
  const count = white.length;
  const activations = project(gather(white, samples), weights, bias);
  const squashed = activations.map((row) => row.map((value) => Math.tanh(value)));
  const gradient = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const [u, v, y] = [activations[i], activations[j], squashed[j]];
      let [tanh, plain] = [0, 0];
      for (let n = 0; n < u.length; n++) {
        tanh += u[n] * y[n];
        plain += u[n] * v[n];
      }
      gradient[i * count + j] = (i === j ? samples.length : 0) - signs[j] * tanh - plain;
    }
  }
  const held = weights.slice();
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += held[i * count + k] * gradient[k * count + j];
      weights[i * count + j] += rate * sum;
    }
  }
  squashed.forEach((row, i) => (bias[i] -= 2 * rate * row.reduce((sum, value) => sum + value, 0)));
}

/** Estimates after a step which sources have short tails (sign -1), ever more seldom once the signs are steady. */
function createTailTest(
  white: readonly Float64Array[],
  random: Random,
  signs: Float64Array,
): (weights: Float64Array) => void {
  const [count, length] = [white.length, white[0].length];
  const none = new Float64Array(count);
  const smooth = new Float64Array(count);
  const oldSigns = new Float64Array(count);
  let [step, every, steady] = [0, 1, 0];
  return (weights) => {
    step += 1;
    if (step % every !== 0) return;
    const rows =
      length <= kurtosisSamples
        ? white
        : gather(
            white,
            Int32Array.from({ length: kurtosisSamples }, () => random.integer(length)),
          );
    project(rows, weights, none).forEach((row, i) => {
      smooth[i] = 0.5 * smooth[i] + 0.5 * excessKurtosis(row);
      signs[i] = Math.sign(smooth[i] + signBias);
    });
    steady = signs.every((sign, i) => sign === oldSigns[i]) ? steady + 1 : 0;
    oldSigns.set(signs);
    if (steady >= steadySigns) {
      every *= 2;
      steady = 0;
    }
  };
}

/** x W + bias, one array per column of W. */
function project(rows: readonly Float64Array[], weights: Float64Array, bias: Float64Array): Float64Array[] {
  const count = rows.length;
  return Array.from({ length: count }, (_, column) => {
    const out = new Float64Array(rows[0].length).fill(bias[column]);
    for (let k = 0; k < count; k++) {
      const [row, weight] = [rows[k], weights[k * count + column]];
      for (let n = 0; n < out.length; n++) out[n] += weight * row[n];
    }
    return out;
  });
}

function gather(rows: readonly Float64Array[], samples: Int32Array): Float64Array[] {
  return rows.map((row) => {
    const out = new Float64Array(samples.length);
    for (let n = 0; n < out.length; n++) out[n] = row[samples[n]];
    return out;
  });
}

function excessKurtosis(values: Float64Array): number {
  let [mean, second, fourth] = [0, 0, 0];
  for (let n = 0; n < values.length; n++) mean += values[n];
  mean /= values.length;
  for (let n = 0; n < values.length; n++) {
    const square = (values[n] - mean) ** 2;
    second += square;
    fourth += square * square;
  }
  return (fourth * values.length) / (second * second) - 3;
}

function identity(count: number): Float64Array {
  return Float64Array.from({ length: count * count }, (_, n) => (n % (count + 1) === 0 ? 1 : 0));
}

function transposed(weights: Float64Array, count: number): Matrix {
  return Matrix.from1DArray(count, count, weights).transpose();
}
