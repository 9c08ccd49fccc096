import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from '../landmark/Landmarks.js';
import { type FrameMix, mixFrames } from './mixFrames.js';

/**
 * Landmarks at T moments at equal distances between the first and the last, by linear interpolation over time, depths too.
 * A point is flagged in `missing` where it is so in a frame that it is interpolated from.
 *
 * @param landmarks F frames, at least one, of the same number of points
 * @param count T, an integer >= 1; 1 gives the last frame
 * @param times F, ascending, any one unit. Default: frames at equal distances
 * @throws StrnnError 'option' for count; 'shape' or 'data' for frames or times
 */
export function resampleLandmarks(
  landmarks: readonly Landmarks[],
  count: number,
  times?: ArrayLike<number>,
  where = 'resampleLandmarks',
): Landmarks[] {
  const { mixes } = mixFrames(landmarks.length, count, times, where);
  const P = landmarks[0].points.length;
  const other = landmarks.findIndex((face) => {
    return face.points.length !== P || (face.depth === undefined) !== (landmarks[0].depth === undefined);
  });
  if (other >= 0) {
    throw new StrnnError(
      'shape',
      `${where}: expected points and depths as in frame 0, found frame ${other} to differ.`,
    );
  }
  return mixes.map((mix) => mixLandmarks(landmarks, mix));
}

/** The landmarks of one moment; those of a frame itself where the moment is that of the frame. */
export function mixLandmarks(landmarks: readonly Landmarks[], { from, to, share }: FrameMix): Landmarks {
  const [a, b] = [landmarks[from], landmarks[to]];
  if (share === 0) return a;
  const missing = a.missing ?? b.missing;
  return {
    points: a.points.map((value, i) => value + share * (b.points[i] - value)),
    ...(a.depth === undefined ? {} : { depth: a.depth.map((value, i) => value + share * (b.depth![i] - value)) }),
    ...(missing === undefined ? {} : { missing: missing.map((_, i) => (a.missing?.[i] ?? 0) | (b.missing?.[i] ?? 0)) }),
  };
}
