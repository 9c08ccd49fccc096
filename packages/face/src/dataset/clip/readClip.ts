import { StrnnError } from '@strnn/core/error';
import { checkLandmarks } from '../../landmark/checkLandmarks.js';
import type { FaceRule } from '../../landmark/format/chooseFace.js';
import type { LandmarkScheme } from '../../landmark/LandmarkScheme.js';
import type { FaceSequence } from '../../sequence/FaceSequence.js';
import { type Clip, clipFiles } from './Clip.js';
import { readClipFrames } from './readClipFrames.js';
import { readClipLandmarks } from './readClipLandmarks.js';

export interface ReadClipOptions {
  /** Of the landmarks. */
  readonly scheme: LandmarkScheme;
  readonly face: FaceRule;
  readonly longestGap: number;
  /** Whether the pictures are needed. Landmark files that are in fractions of the picture need them anyhow. Default true. */
  readonly pictures?: boolean;
  /** Size of the pictures that MediaPipe saw, for landmarks without frames. Default: not known. */
  readonly image?: { readonly width: number; readonly height: number };
}

/** A clip in memory. */
export interface ReadClip {
  readonly sequence: FaceSequence;
  /** What was put up with, by what it is. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Reads frames and landmarks of a clip.
 *
 * @throws StrnnError `data` or `shape` naming the file that cannot be used; `option` where ffmpeg is needed and missing
 */
export async function readClip(clip: Clip, options: ReadClipOptions): Promise<ReadClip> {
  const { scheme, face, longestGap, pictures = true } = options;
  const { frames: source, landmarks, part } = clip;
  const isFraction = landmarks !== undefined && clipFiles({ landmarks }).some((file) => /\.json$/i.test(file));
  const wanted = pictures || (isFraction && options.image === undefined);
  const read = source !== undefined && wanted ? await readClipFrames(source, part) : undefined;
  const frames = read?.frames ?? [];
  const counts: Record<string, number> = {};
  const count = (what: string, number: number): void => {
    if (number > 0) counts[what] = number;
  };
  count('frames had another size than the first of their recording and were resized', read?.resized ?? 0);
  if (landmarks === undefined) {
    return { sequence: { frames, ...(read?.times !== undefined && { times: read.times }) }, counts };
  }
  const known = read?.frames.length ?? (source?.kind === 'files' ? source.files.length : undefined);
  const times = read?.times ?? (source?.kind === 'files' && source.times ? Float64Array.from(source.times) : undefined);
  const image = frames.length > 0 ? frames[0] : options.image;
  const found = await readClipLandmarks(landmarks, {
    face,
    longestGap,
    part,
    ...(image !== undefined && { image }),
    ...(known !== undefined && { count: known }),
    ...(times !== undefined && { times }),
  });
  count('frames without the face were interpolated', found.interpolated);
  count('faces of others were passed over', found.others);
  const [file] = clipFiles({ landmarks });
  let outside = 0;
  for (const [f, own] of found.landmarks.entries()) {
    const where = `${file}: frame ${f}`;
    if (own.points.length !== 2 * scheme.count) {
      throw new StrnnError(
        'data',
        `${where}: expected ${scheme.count} points (${scheme.name}), found ${own.points.length / 2}`,
      );
    }
    outside += checkLandmarks(own, { where, ...(frames.length > 0 && { image: frames[0] }) }).outside;
  }
  count('landmarks lie outside of their picture', outside);
  const own = times ?? found.times;
  return {
    sequence: { frames, landmarks: found.landmarks, scheme, ...(own !== undefined && { times: own }) },
    counts,
  };
}
