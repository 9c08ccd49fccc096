import { StrnnError, unknownName } from '@strnn/core/error';
import { checkChoice } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';
import { fillGaps } from '../fillGaps.js';
import type { Landmarks } from '../Landmarks.js';
import type { FaceTrack, TrackedFace } from './FaceTrack.js';

/**
 * Which face a recording is about. `'only'`: no frame may have two. `'largest'`: in every frame the one with the largest
 * bounding box, whoever it is. `'most-frequent'`: the id that is in most frames. `{ id }`: that one. Of equals the first.
 */
export type FaceRule = 'only' | 'largest' | 'most-frequent' | { readonly id: string };

export interface ChooseFaceOptions {
  /** Default `'only'`. */
  readonly face?: FaceRule;
  /** Frames in a row without the face that are interpolated between their neighbours, an integer >= 0. Default 0. */
  readonly longestGap?: number;
  /** What becomes of longer gaps, and of frames without the face at the ends. `'drop'`: they are left out. Default `'error'`. */
  readonly otherwise?: 'error' | 'drop';
  /** What the track is, for errors. Default `'chooseFace'`. */
  readonly where?: string;
}

/** One face through a recording, and what had to be done for it. */
export interface ChosenFace {
  /** F frames, those that were interpolated with all points flagged in `missing`. */
  readonly landmarks: readonly Landmarks[];
  /** F numbers of frames, ascending. */
  readonly frames: readonly number[];
  /** F times in seconds, where every frame kept has one. */
  readonly times?: Float64Array;
  /** Frames of the track without the face: `interpolated` + `dropped`. */
  readonly missed: number;
  readonly interpolated: number;
  readonly dropped: number;
  /** Faces of others that were passed over. */
  readonly others: number;
}

/**
 * Follows one face through a track.
 *
 * @throws StrnnError 'data' naming the frame: two faces where only one may be, a gap that may not be closed, no face at all;
 * 'option'
 */
export function chooseFace(track: FaceTrack, options: ChooseFaceOptions = {}): ChosenFace {
  const { face = 'only', longestGap = 0, otherwise = 'error', where = 'chooseFace' } = options;
  checkOptions(face, longestGap, otherwise, where);
  const { frames } = track;
  const chosen = choose(track, face, where);
  if (chosen.every((found) => found === undefined)) {
    throw new StrnnError('data', `${where}: expected a face in one of ${frames.length} frames, found none.`);
  }
  const kept: number[] = [];
  let interpolated = 0;
  for (let start = 0; start < frames.length;) {
    let end = start;
    while (end < frames.length && chosen[end] === undefined) end++;
    if (end === start) {
      kept.push(start++);
      continue;
    }
    const closed = start > 0 && end < frames.length && end - start <= longestGap;
    if (!closed && otherwise === 'error') throw gapError(track, start, end, longestGap, where);
    for (let f = start; closed && f < end; f++, interpolated++) kept.push(f);
    start = end;
  }
  const times = timesOf(track, kept);
  const at = times ?? Float64Array.from(kept, (f) => frames[f].index);
  const missed = chosen.filter((found) => found === undefined).length;
  return {
    landmarks: closeGaps(
      kept.map((f) => chosen[f]?.landmarks),
      at,
    ),
    frames: kept.map((f) => frames[f].index),
    ...(times === undefined ? {} : { times }),
    missed,
    interpolated,
    dropped: missed - interpolated,
    others: frames.reduce((sum, { faces }) => sum + faces.length, 0) - (frames.length - missed),
  };
}

function choose({ frames }: FaceTrack, rule: FaceRule, where: string): (TrackedFace | undefined)[] {
  if (rule === 'only') {
    return frames.map(({ faces, index }) => {
      if (faces.length <= 1) return faces[0];
      const rest = "choose with face: 'largest', 'most-frequent' or { id }";
      throw new StrnnError('data', `${where}: frame ${index}: expected one face, found ${faces.length}; ${rest}.`);
    });
  }
  if (rule === 'largest') {
    return frames.map(({ faces }) =>
      faces.reduce<TrackedFace | undefined>(
        (best, face) => (best !== undefined && area(best) >= area(face) ? best : face),
        undefined,
      ),
    );
  }
  const frequency = new Map<string, number>();
  for (const { faces } of frames) for (const { id } of faces) frequency.set(id, (frequency.get(id) ?? 0) + 1);
  if (rule !== 'most-frequent' && !frequency.has(rule.id) && frequency.size > 0) {
    throw unknownName(where, 'face', rule.id, [...frequency.keys()], 'data');
  }
  const most = Math.max(...frequency.values());
  const id = rule === 'most-frequent' ? [...frequency.keys()].find((key) => frequency.get(key) === most) : rule.id;
  return frames.map(({ faces }) => faces.find((face) => face.id === id));
}

function area({ landmarks: { points } }: TrackedFace): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]);
    right = Math.max(right, points[i]);
    top = Math.min(top, points[i + 1]);
    bottom = Math.max(bottom, points[i + 1]);
  }
  return (right - left) * (bottom - top);
}

/** Undefined where a frame has no time, or where times do not ascend. A gap of a frame takes its time from its neighbours. */
function timesOf({ frames }: FaceTrack, kept: readonly number[]): Float64Array | undefined {
  const times = Float64Array.from(kept, (f) => frames[f].time ?? NaN);
  const known = Uint8Array.from(times, (time) => (Number.isNaN(time) ? 0 : 1));
  if (known[0] === 0 || known[known.length - 1] === 0) return undefined;
  fillGaps(
    times,
    known,
    kept.map((f) => frames[f].index),
  );
  return times.every((time, f) => f === 0 || time > times[f - 1]) ? times : undefined;
}

function closeGaps(found: readonly (Landmarks | undefined)[], times: Float64Array): Landmarks[] {
  const model = found.find((face) => face !== undefined)!;
  const measured = Uint8Array.from(found, (face) => (face === undefined ? 0 : 1));
  const made = found.map((face): Landmarks => {
    if (face !== undefined) return face;
    const P = model.points.length / 2;
    const depth = model.depth === undefined ? {} : { depth: new Float64Array(P) };
    return { points: new Float64Array(2 * P), missing: new Uint8Array(P).fill(1), ...depth };
  });
  if (!measured.includes(0)) return made;
  const values = new Float64Array(found.length);
  for (const key of ['points', 'depth'] as const) {
    for (let i = 0; i < (model[key]?.length ?? 0); i++) {
      for (const [f, face] of made.entries()) values[f] = face[key]![i];
      fillGaps(values, measured, times);
      for (const [f, face] of made.entries()) if (measured[f] === 0) face[key]![i] = values[f];
    }
  }
  return made;
}

function gapError({ frames }: FaceTrack, start: number, end: number, longest: number, where: string): StrnnError {
  const [first, last] = [frames[start].index, frames[end - 1].index];
  const place = end - start === 1 ? `frame ${first}` : `frames ${first} to ${last}`;
  const atEnd = start === 0 || end === frames.length;
  const rule = atEnd
    ? 'expected the face in the first and the last frame'
    : `expected at most ${longest} frames without the face in a row`;
  const advice = atEnd ? 'cut the recording' : 'a larger longestGap has them interpolated';
  return new StrnnError('data', `${where}: ${rule}, found ${end - start} without it (${place}); ${advice}.`);
}

function checkOptions(face: FaceRule, longestGap: number, otherwise: string, where: string): void {
  if (typeof face === 'string') checkChoice(face, `${where}.face`, 'rule', ['only', 'largest', 'most-frequent']);
  checkNumber(longestGap, `${where}.longestGap`, { low: 0, integer: true });
  checkChoice(otherwise, `${where}.otherwise`, 'rule', ['error', 'drop']);
}
