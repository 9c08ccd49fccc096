import { StrnnError } from '@strnn/core/error';
import { checkChoice } from '../option/checkChoice.js';
import { checkTimes } from './checkTimes.js';
import { fillGaps } from './fillGaps.js';
import { checkLandmarks } from './checkLandmarks.js';
import type { Landmarks } from './Landmarks.js';

export interface RepairDropoutsOptions {
  /**
   * What becomes of a dropout. `'time'`: it is replaced, and counts as measured from then on. `'mask'`: it is replaced just the
   * same, so that all values are finite and smooth, but its point is flagged in `missing`. Default `'time'`.
   */
  readonly by?: 'time' | 'mask';
  /** F times in any one unit, ascending. Default: frames at equal distances. */
  readonly times?: ArrayLike<number>;
  /** Whether a depth of exactly 0 is a dropout of the depth sensor (Kinect). Default true. */
  readonly zeroDepth?: boolean;
  /** What the sequence is, for errors. Default `'repairDropouts'`. */
  readonly where?: string;
}

export interface RepairedDropouts {
  /** F frames. */
  readonly landmarks: readonly Landmarks[];
  /** Points with a dropout, over all frames. */
  readonly count: number;
  /** `count` as a share of all F x P points. */
  readonly fraction: number;
  /** Points whose depth no frame has: they got that of the nearest point of the same frame. */
  readonly neverDeep: readonly number[];
}

/**
 * Repairs what a sensor lost in a sequence. A point flagged in `missing` lost its place and depth; a depth of 0 is lost alone
 * (of the Kinect recordings we know, x and y go on smoothly there). Lost values are interpolated linearly over time between
 * the frames that have them, and at the ends taken from the nearest such frame.
 *
 * @throws StrnnError 'data' for a point that no frame measured in x and y (leave it out of the points used), for depths that no
 * point has, for times that do not ascend; 'shape' for frames that do not fit each other; 'option'
 */
export function repairDropouts(frames: readonly Landmarks[], options: RepairDropoutsOptions = {}): RepairedDropouts {
  const { by = 'time', times = frames.map((_, f) => f), zeroDepth = true, where = 'repairDropouts' } = options;
  checkChoice(by, `${where}.by`, 'repair', ['time', 'mask']);
  checkFrames(frames, times, where);
  const F = frames.length;
  const P = frames[0].points.length / 2;
  const deep = frames[0].depth !== undefined;
  const points = frames.map((frame) => Float64Array.from(frame.points));
  const depths = frames.map((frame) => Float64Array.from(frame.depth ?? []));
  const flags = frames.map(() => new Uint8Array(P));
  const neverDeep: number[] = [];
  const measured = new Uint8Array(F);
  const values = new Float64Array(F);
  const fill = (read: (f: number) => number, write: (f: number, value: number) => void): boolean => {
    for (let f = 0; f < F; f++) values[f] = read(f);
    const any = fillGaps(values, measured, times);
    if (any) for (let f = 0; f < F; f++) if (measured[f] === 0) write(f, values[f]);
    return any;
  };

  let count = 0;
  for (let point = 0; point < P; point++) {
    let lost = 0;
    for (let f = 0; f < F; f++) {
      const { missing } = frames[f];
      measured[f] = missing === undefined || missing[point] === 0 ? 1 : 0;
      flags[f][point] = 1 - measured[f];
      lost += flags[f][point];
    }
    for (const i of lost === 0 ? [] : [2 * point, 2 * point + 1]) {
      if (
        !fill(
          (f) => points[f][i],
          (f, value) => (points[f][i] = value),
        )
      ) {
        throw new StrnnError(
          'data',
          `${where}: expected a measured place of point ${point} in one of ${F} frames, found none.`,
        );
      }
    }
    if (deep) {
      for (let f = 0; f < F; f++) {
        if (zeroDepth && depths[f][point] === 0) measured[f] = 0;
        flags[f][point] = 1 - measured[f];
      }
      if (
        !fill(
          (f) => depths[f][point],
          (f, value) => (depths[f][point] = value),
        )
      )
        neverDeep.push(point);
    }
    for (let f = 0; f < F; f++) count += flags[f][point];
  }
  fillFromNearest(points, depths, neverDeep, where);
  const landmarks = points.map((place, f): Landmarks => {
    const mask = by === 'mask' && flags[f].includes(1) ? { missing: flags[f] } : {};
    return { points: place, ...(deep ? { depth: depths[f] } : {}), ...mask };
  });
  return { landmarks, count, fraction: count / (F * P), neverDeep };
}

/** Depths that no frame has: each frame's nearest point in the picture lends its own. */
function fillFromNearest(
  points: Float64Array[],
  depths: Float64Array[],
  never: readonly number[],
  where: string,
): void {
  if (never.length === 0) return;
  const P = points[0].length / 2;
  if (never.length === P) {
    throw new StrnnError('data', `${where}: expected a depth other than 0 of some point, found none of ${P} points.`);
  }
  const lenders = Array.from({ length: P }, (_, point) => point).filter((point) => !never.includes(point));
  points.forEach((place, f) => {
    for (const point of never) {
      let [nearest, least] = [-1, Infinity];
      for (const lender of lenders) {
        const away = Math.hypot(place[2 * lender] - place[2 * point], place[2 * lender + 1] - place[2 * point + 1]);
        if (away < least) [nearest, least] = [lender, away];
      }
      depths[f][point] = depths[f][nearest];
    }
  });
}

function checkFrames(frames: readonly Landmarks[], times: ArrayLike<number>, where: string): void {
  if (frames.length === 0) throw new StrnnError('data', `${where}: expected at least one frame, found none.`);
  checkTimes(times, frames.length, where);
  const count = frames[0].points.length / 2;
  const deep = frames[0].depth !== undefined;
  for (const [f, frame] of frames.entries()) {
    checkLandmarks(frame, { count, where: `${where}: frame ${f}` });
    if ((frame.depth !== undefined) !== deep) {
      throw new StrnnError('shape', `${where}: expected depths in all frames or in none, found frame ${f} to differ.`);
    }
  }
}
