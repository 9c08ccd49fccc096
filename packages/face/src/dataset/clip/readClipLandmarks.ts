import { StrnnError } from '@strnn/core/error';
import { chooseFace, type FaceRule } from '../../landmark/format/chooseFace.js';
import type { FaceTrack, TrackedFrame } from '../../landmark/format/FaceTrack.js';
import { readLandmarkFile } from '../../landmark/format/readLandmarkFile.js';
import type { Landmarks } from '../../landmark/Landmarks.js';
import type { Clip, ClipLandmarks } from './Clip.js';

export interface ReadClipLandmarksOptions {
  readonly face: FaceRule;
  readonly longestGap: number;
  /** Size of the pictures, which MediaPipe's files need. Default: not known. */
  readonly image?: { readonly width: number; readonly height: number };
  /** Default: all of the recording. */
  readonly part?: Clip['part'];
  /** How many frames there have to be. Default: not known. */
  readonly count?: number;
  /** Seconds of the frames, for a part of a recording. Default: not known. */
  readonly times?: Float64Array;
}

export interface ClipFace {
  readonly landmarks: readonly Landmarks[];
  /** Seconds, where the file has them. */
  readonly times?: Float64Array;
  /** Frames without the face, between others. */
  readonly interpolated: number;
  /** Faces of others that were passed over. */
  readonly others: number;
}

/**
 * The landmarks of one face, one per frame. Of a file about more than the part wanted, the frames are taken by their times.
 *
 * @throws StrnnError `data` naming the file: two faces or none (see `chooseFace`), another number of frames, no times where a part
 *   is wanted; as `readLandmarkFile`
 */
export async function readClipLandmarks(source: ClipLandmarks, options: ReadClipLandmarksOptions): Promise<ClipFace> {
  const { face, longestGap, part, count, times } = options;
  const image = options.image === undefined ? {} : { image: options.image };
  const where = source.kind === 'track' ? source.file : source.files[0];
  const whole = source.kind === 'track' ? await readLandmarkFile(where, image) : await joinFiles(source.files, image);
  const track = takePart(whole, { part, count, times, where });
  if (count !== undefined && track.frames.length !== count) {
    throw new StrnnError('data', `${where}: expected landmarks of ${count} frames, found ${track.frames.length}`);
  }
  const chosen = chooseFace(track, { face, longestGap, where });
  return {
    landmarks: chosen.landmarks,
    ...(chosen.times !== undefined && { times: chosen.times }),
    interpolated: chosen.interpolated,
    others: chosen.others,
  };
}

async function joinFiles(files: readonly string[], image: Parameters<typeof readLandmarkFile>[1]): Promise<FaceTrack> {
  const frames: TrackedFrame[] = [];
  for (const [index, file] of files.entries()) {
    const { frames: own } = await readLandmarkFile(file, image);
    if (own.length !== 1)
      throw new StrnnError('data', `${file}: expected the landmarks of one picture, found ${own.length} frames`);
    const [{ faces, failed }] = own;
    const [first] = frames.flatMap((frame) => frame.faces);
    const other = faces.find(({ landmarks }) => first && landmarks.points.length !== first.landmarks.points.length);
    if (other !== undefined) {
      const found = `${other.landmarks.points.length / 2} points`;
      throw new StrnnError(
        'data',
        `${file}: expected ${first.landmarks.points.length / 2} points as before, found ${found}`,
      );
    }
    frames.push({ index, faces, failed });
  }
  return { frames };
}

interface Wanted {
  readonly part: Clip['part'];
  readonly count: number | undefined;
  readonly times: Float64Array | undefined;
  readonly where: string;
}

function takePart(track: FaceTrack, { part, count, times, where }: Wanted): FaceTrack {
  if (part === undefined) return track;
  const { frames } = track;
  const timed = frames.filter((frame): frame is TrackedFrame & { time: number } => frame.time !== undefined);
  if (timed.length === 0) {
    // Without times a file can only be about the part itself.
    if (count === frames.length) return track;
    const rule = count === undefined ? '' : `, or the ${count} frames of the part alone`;
    throw new StrnnError(
      'data',
      `${where}: expected times, by which a part of the recording is found${rule}; found ${frames.length} frames without times`,
    );
  }
  if (times === undefined) {
    const { start, end = Infinity } = part;
    return { frames: timed.filter(({ time }) => time >= start && time < end) };
  }
  // Programs round times; half a frame away is another frame.
  const tolerance = times.length > 1 ? (times[times.length - 1] - times[0]) / (times.length - 1) / 2 : 0.02;
  let next = 0;
  return {
    frames: Array.from(times, (time) => {
      while (next + 1 < timed.length && Math.abs(timed[next + 1].time - time) <= Math.abs(timed[next].time - time))
        next++;
      if (Math.abs(timed[next].time - time) <= tolerance) return timed[next];
      throw new StrnnError('data', `${where}: expected landmarks of the frame at ${time} s, found none`);
    }),
  };
}
