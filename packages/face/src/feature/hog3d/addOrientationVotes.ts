import type { OrientationAxes } from './polyhedronAxes.js';

/**
 * Adds one gradient to a histogram: its direction is projected on every axis, the inner product of neighbouring axes is taken
 * off and what is negative dropped, so that a gradient along an axis votes for that axis alone; the votes share the gradient's
 * length so that their own norm equals it.
 *
 * @param merged opposite directions are one: the projection's absolute value counts
 * @param votes working memory, at least one per axis
 * @param offset where the histogram begins in `target`
 */
export function addOrientationVotes(
  gradientX: number,
  gradientY: number,
  gradientT: number,
  axes: OrientationAxes,
  merged: boolean,
  votes: Float64Array,
  target: Float64Array,
  offset: number,
): void {
  const length = Math.sqrt(gradientX * gradientX + gradientY * gradientY + gradientT * gradientT);
  if (length === 0) return;
  const { vectors, count, neighbours } = axes;
  let square = 0;
  for (let i = 0; i < count; i++) {
    const projected = vectors[3 * i] * gradientX + vectors[3 * i + 1] * gradientY + vectors[3 * i + 2] * gradientT;
    const vote = Math.max(0, (merged ? Math.abs(projected) : projected) / length - neighbours);
    votes[i] = vote;
    square += vote * vote;
  }
  // Never 0: every direction is nearer to some axis than neighbouring axes are to each other.
  const scale = length / Math.sqrt(square);
  for (let i = 0; i < count; i++) target[offset + i] += scale * votes[i];
}
