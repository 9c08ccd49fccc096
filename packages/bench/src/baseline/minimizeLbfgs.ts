import { StrnnError } from '@strnn/core/error';
import { wolfeLineSearch } from './wolfeLineSearch.js';

/** A smooth function of n variables: returns its value and writes its n partial derivatives into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** Where and why the search stopped. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  /** Largest absolute partial derivative. */
  readonly gradient: number;
  readonly iterations: number;
  /** False when the iterations ran out, or rounding allowed no further step, before the tolerance was met. */
  readonly converged: boolean;
}

/** Pairs of steps and gradient changes that stand for the curvature. */
const MEMORY = 10;

/**
 * Minimum by L-BFGS (limited-memory BFGS, 10 pairs) with a strong Wolfe line search. Nocedal and Wright, Numerical
 * Optimization, 2nd edition, algorithm 7.5. Deterministic.
 *
 * @param objective smooth; for a convex one the minimum is the global one
 * @param start n numbers; stays as it is
 * @param tolerance stops when no partial derivative is larger
 * @throws StrnnError 'numeric' when the function is not finite at the start
 */
export function minimizeLbfgs(
  objective: Objective,
  start: Float64Array,
  { maxIterations, tolerance }: { readonly maxIterations: number; readonly tolerance: number },
): Minimum {
  let point = start.slice();
  let gradient: Float64Array = new Float64Array(start.length);
  let value = objective(point, gradient);
  if (!Number.isFinite(value)) throw new StrnnError('numeric', `L-BFGS: the function is ${value} at the start.`);
  let trial = point.slice();
  let trialGradient: Float64Array = gradient.slice();
  let pairs: { s: Float64Array; y: Float64Array; sy: number }[] = [];
  let iterations = 0;
  while (iterations < maxIterations && largest(gradient) > tolerance) {
    const direction = twoLoops(gradient, pairs);
    const slope = dot(direction, gradient);
    let trialValue = value;
    const step = wolfeLineSearch(
      (length) => {
        for (let i = 0; i < trial.length; i++) trial[i] = point[i] + length * direction[i];
        trialValue = objective(trial, trialGradient);
        return { value: trialValue, slope: dot(direction, trialGradient) };
      },
      { value, slope },
      pairs.length === 0 ? Math.min(1, 1 / largest(gradient)) : 1,
    );
    if (step === 0) {
      if (pairs.length === 0) break;
      pairs = []; // The curvature may be stale; the steepest descent gets one more chance.
      continue;
    }
    iterations++;
    const s = trial.map((next, i) => next - point[i]);
    const y = trialGradient.map((next, i) => next - gradient[i]);
    const sy = dot(s, y);
    if (sy > 0) pairs.push({ s, y, sy });
    if (pairs.length > MEMORY) pairs.shift();
    [point, trial] = [trial, point];
    [gradient, trialGradient] = [trialGradient, gradient];
    value = trialValue;
  }
  const left = largest(gradient);
  return { point, value, gradient: left, iterations, converged: left <= tolerance };
}

/** Minus the inverse Hessian's approximation times the gradient. */
function twoLoops(
  gradient: Float64Array,
  pairs: readonly { s: Float64Array; y: Float64Array; sy: number }[],
): Float64Array {
  const q = gradient.map((value) => -value);
  const weights = new Float64Array(pairs.length);
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, sy } = pairs[k];
    const weight = (weights[k] = dot(s, q) / sy);
    for (let i = 0; i < q.length; i++) q[i] -= weight * y[i];
  }
  const newest = pairs.at(-1);
  if (newest !== undefined) {
    const scale = newest.sy / dot(newest.y, newest.y);
    for (let i = 0; i < q.length; i++) q[i] *= scale;
  }
  for (let k = 0; k < pairs.length; k++) {
    const { s, y, sy } = pairs[k];
    const weight = weights[k] - dot(y, q) / sy;
    for (let i = 0; i < q.length; i++) q[i] += weight * s[i];
  }
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
