import type { Projector } from '../projector/Projector.js';
import { conformanceError } from './conformanceError.js';
import type { ProjectorWeights } from './projectorWeights.js';
import { projectorWeights } from './projectorWeights.js';
import { smoothSlope } from './smoothSlope.js';

/** Penalties are computed in double precision; what is left is the truncation of the differences and float32 gradients. */
const tolerance = 1e-3;
const step = 2 ** -6;

/** Ω >= 0, Ω(0) = 0, the same at every call, weights left alone. */
export function checkPenalty(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    const given = weights.slice();
    const penalty = projector.penalty(given, rows, columns);
    if (!(penalty >= 0) || !Number.isFinite(penalty)) {
      throw conformanceError('projector', projector, `${about}: expected a finite penalty >= 0, found ${penalty}`);
    }
    const again = projector.penalty(given, rows, columns);
    if (again !== penalty) {
      const problem = `${about}: expected the same penalty at a second call, found ${penalty} and ${again}`;
      throw conformanceError('projector', projector, problem);
    }
    expectUntouched(projector, about, 'penalty', given, weights);
    const zero = projector.penalty(new Float32Array(weights.length), rows, columns);
    if (zero !== 0) {
      throw conformanceError('projector', projector, `${about}: expected penalty 0 of zero weights, found ${zero}`);
    }
  }
}

/** addSubgradient adds scale times one and the same finite vector, also at zero weights. */
export function checkSubgradient(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    for (const at of [weights, new Float32Array(weights.length)]) {
      const once = subgradient(projector, { about, weights: at, rows, columns });
      const bad = once.find((value) => !Number.isFinite(value));
      if (bad !== undefined) {
        const where = at === weights ? about : `${about}, all 0`;
        throw conformanceError('projector', projector, `${where}: expected a finite subgradient, found ${bad}`);
      }
    }
    const given = weights.slice();
    const once = subgradient(projector, { about, weights, rows, columns });
    const gradient = new Float32Array(weights.length).fill(8);
    projector.addSubgradient(given, rows, columns, 0.25, gradient);
    expectUntouched(projector, about, 'addSubgradient', given, weights);
    gradient.forEach((value, i) => {
      // Both roundings to float32: 8 has units of 2^-20.
      if (Math.abs(value - (8 + 0.25 * once[i])) > 2 ** -19 * Math.max(1, Math.abs(once[i]))) {
        const rule = `expected 8 + 0.25 * ${once[i]} from scale 0.25 on a gradient of 8`;
        throw conformanceError('projector', projector, `${about}: ${rule}, found ${value} at entry ${i}`);
      }
    });
  }
}

/** Wherever Ω is smooth, the subgradient is its slope, entry by entry. */
export function checkPenaltySlope(projector: Projector): void {
  let compared = 0;
  for (const { about, weights, rows, columns } of projectorWeights()) {
    const found = subgradient(projector, { about, weights, rows, columns });
    for (let i = 0; i < weights.length; i++) {
      const along = (t: number): number => {
        const moved = weights.slice();
        moved[i] += t;
        return projector.penalty(moved, rows, columns);
      };
      const { value, smooth } = smoothSlope(along, step, 1, tolerance / 2);
      if (!smooth) continue;
      compared++;
      if (Math.abs(value - found[i]) > tolerance * Math.max(1, Math.abs(value))) {
        const rule = `expected the subgradient at entry ${i} to be ${value} as by central differences`;
        throw conformanceError('projector', projector, `${about}: ${rule}, found ${found[i]}`);
      }
    }
  }
  if (compared === 0) {
    const problem = 'expected the penalty to be smooth at some of the weights tried, found a kink at each';
    throw conformanceError('projector', projector, problem);
  }
}

function subgradient(projector: Projector, { weights, rows, columns }: ProjectorWeights): Float32Array {
  const gradient = new Float32Array(weights.length);
  projector.addSubgradient(weights.slice(), rows, columns, 1, gradient);
  return gradient;
}

/** A function that answers a question must not change what it was asked about. */
export function expectUntouched(
  projector: Projector,
  about: string,
  name: string,
  given: Float32Array,
  before: Float32Array,
): void {
  const i = given.findIndex((value, at) => value !== before[at]);
  if (i < 0) return;
  const problem = `${about}: expected ${name} to leave the weights alone, found entry ${i} changed`;
  throw conformanceError('projector', projector, problem);
}
