import { type Landmarks, repairDropouts } from '../../landmark/index.js';
import { type FrameMix, mixFrames } from '../../sequence/mixFrames.js';
import type { GfeClip } from './findGfeClips.js';
import { gfePoints } from './gfeNames.js';
import type { GfeVideo } from './GfeVideo.js';
import type { ResolvedGfeOptions } from './resolveGfeOptions.js';

const P = gfePoints;
/** Frames before and after a clip that help to repair its ends; a compact copy holds no more. */
const context = 2;

export interface DescribedGfeClip {
  /** T x 100 x D. */
  readonly data: Float32Array;
  /** Depths of 0 in the frames of the clip. */
  readonly dropouts: number;
}

/**
 * A clip as T x 100 x D features: its dropouts repaired, moved to the origin asked for, brought to T moments at equal distances
 * from its first to its last frame by linear interpolation over time, and centred.
 */
export function describeGfeClip(video: GfeVideo, { from, to }: GfeClip, options: ResolvedGfeOptions): DescribedGfeClip {
  const { steps: T, depth, dropouts: repair, center, origin, features } = options;
  const A = depth ? 3 : 2;
  const track = readTrack(video, { from, to }, options); // (frames, P, A)
  const rest = restOf(video, A, repair);
  if (origin === 'face') for (const face of [track.values, rest]) centreFaces(face, A);

  const times = video.times.subarray(from, to);
  const { mixes } = mixFrames(to - from, T, times, 'uciGfe');
  const position = resample(track.values, mixes, P * A); // (T, P, A)
  if (center === 'video') for (let i = 0; i < position.length; i++) position[i] -= rest[i % (P * A)];
  if (center === 'clip') removeMean(position, T);
  const flags = repair === 'mask' ? resample(track.measured, mixes, P) : undefined; // (T, P)

  const slice = (times[times.length - 1] - times[0]) / (T - 1); // s
  const D = features.length * A + (flags === undefined ? 0 : 1);
  const data = new Float32Array(T * P * D);
  for (let t = 0; t < T; t++) {
    const [before, after] = [Math.max(0, t - 1), Math.min(T - 1, t + 1)];
    for (let p = 0; p < P; p++) {
      let place = (t * P + p) * D;
      for (const kind of features) {
        for (let a = 0; a < A; a++) {
          const at = (time: number): number => position[(time * P + p) * A + a];
          if (kind === 'position') data[place++] = at(t);
          else if (kind === 'displacement') data[place++] = at(t) - at(0);
          else data[place++] = slice === 0 ? 0 : (at(after) - at(before)) / ((after - before) * slice);
        }
      }
      if (flags !== undefined) data[place] = flags[t * P + p];
    }
  }
  return { data, dropouts: depth ? video.depth.subarray(from * P, to * P).filter((z) => z === 0).length : 0 };
}

/** The coordinates of the clip's frames, F x P x A, and which depths were measured, F x P. */
function readTrack(
  video: GfeVideo,
  { from, to }: GfeClip,
  { depth, dropouts }: ResolvedGfeOptions,
): { values: Float64Array; measured: Float64Array } {
  const { index, times, points, depth: depths, rest } = video;
  const F = to - from;
  const A = depth ? 3 : 2;
  const values = new Float64Array(F * P * A);
  const measured = new Float64Array(F * P);
  for (let i = 0; i < F * P; i++) {
    values[A * i] = points[2 * (from * P + i)];
    values[A * i + 1] = points[2 * (from * P + i) + 1];
    if (depth) values[A * i + 2] = depths[from * P + i];
    measured[i] = depths[from * P + i] === 0 ? 0 : 1;
  }
  if (!depth || dropouts === 'keep' || !measured.includes(0)) return { values, measured };

  let [first, end] = [from, to];
  while (first > 0 && from - first < context && index[first - 1] === index[first] - 1) first--;
  while (end < index.length && end - to < context && index[end] === index[end - 1] + 1) end++;
  const frames = Array.from({ length: end - first }, (_, f): Landmarks => {
    const place = (first + f) * P;
    return { points: points.subarray(2 * place, 2 * (place + P)), depth: depths.subarray(place, place + P) };
  });
  const where = `uciGfe: ${video.signer}_${video.expression}: frames ${index[from]} to ${index[to - 1]}`;
  const { landmarks, neverDeep } = repairDropouts(frames, { times: times.subarray(first, end), where });
  for (let f = 0; f < F; f++) {
    const { depth: repaired } = landmarks[from - first + f];
    for (let p = 0; p < P; p++) values[A * (f * P + p) + 2] = repaired![p];
    // The face at rest says more of a point that the clip never measured than its neighbour does.
    for (const p of neverDeep) {
      if (rest.measuredDepth[p] !== 0) values[A * (f * P + p) + 2] = rest.measuredDepth[p];
    }
  }
  return { values, measured };
}

/** The face at rest, P x A. */
function restOf({ rest }: GfeVideo, A: number, repair: ResolvedGfeOptions['dropouts']): Float64Array {
  const depth = repair === 'keep' ? rest.depth : rest.measuredDepth;
  const axes = [(p: number) => rest.points[2 * p], (p: number) => rest.points[2 * p + 1], (p: number) => depth[p]];
  return Float64Array.from({ length: P * A }, (_, i) => axes[i % A](Math.floor(i / A)));
}

/** Takes the mean of its points from every face, in place. */
function centreFaces(faces: Float64Array, A: number): void {
  for (let start = 0; start < faces.length; start += P * A) {
    for (let a = 0; a < A; a++) {
      let sum = 0;
      for (let p = 0; p < P; p++) sum += faces[start + p * A + a];
      for (let p = 0; p < P; p++) faces[start + p * A + a] -= sum / P;
    }
  }
}

/** F x width values at F times to T x width at equal distances, linearly. */
function resample(values: Float64Array, mixes: readonly FrameMix[], width: number): Float64Array {
  const out = new Float64Array(mixes.length * width);
  mixes.forEach(({ from, to, share }, t) => {
    for (let i = 0; i < width; i++) {
      const value = values[from * width + i];
      out[t * width + i] = value + share * (values[to * width + i] - value);
    }
  });
  return out;
}

/** Takes the mean over its T moments from every coordinate, in place. */
function removeMean(values: Float64Array, T: number): void {
  const width = values.length / T;
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let t = 0; t < T; t++) sum += values[t * width + i];
    for (let t = 0; t < T; t++) values[t * width + i] -= sum / T;
  }
}
