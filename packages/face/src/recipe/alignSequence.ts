import { alignFrames } from '../align/alignFrames.js';
import { alignLandmarks } from '../align/alignLandmarks.js';
import { alignmentsOf } from '../align/alignmentsOf.js';
import { anchorsOf } from '../landmark/anchorsOf.js';
import { StrnnError } from '@strnn/core/error';
import type { FaceSequence } from '../sequence/FaceSequence.js';
import type { ResolvedFaceRecipe } from './resolveFaceRecipe.js';

/** An aligned recording. */
export interface AlignedSequence {
  readonly sequence: FaceSequence;
  /** The largest share of a frame's box, 0 to 1, that lies outside the picture. */
  readonly outside: number;
  /** Pixels between the eyes in the picture, in the first frame. */
  readonly eyeDistance: number;
}

/**
 * Takes frames and landmarks of a recording into the recipe's box, landmarks alone where there are no frames.
 * @throws StrnnError 'data' without landmarks, or as `alignFrames`
 */
export function alignSequence(
  sequence: FaceSequence,
  align: Exclude<ResolvedFaceRecipe['align'], false>,
  where: string,
): AlignedSequence {
  const { frames, landmarks, scheme } = sequence;
  if (landmarks === undefined || scheme === undefined) {
    throw new StrnnError(
      'data',
      `${where}: expected landmarks, which the alignment goes by, found none; or set align: false`,
    );
  }
  const { transform = 'first', antialias, ...box } = align;
  const anchors = landmarks.map((points, f) => anchorsOf(points, scheme, `${where}: frame ${f}`));
  const [{ leftEye, rightEye }] = anchors;
  const eyeDistance = Math.hypot(rightEye[0] - leftEye[0], rightEye[1] - leftEye[1]);
  if (frames.length > 0) {
    const aligned = alignFrames(frames, anchors, box, {
      transform,
      where,
      ...(antialias !== undefined && { antialias }),
    });
    return {
      sequence: {
        ...sequence,
        frames: aligned.frames,
        landmarks: landmarks.map((points, f) => alignLandmarks(points, aligned.transforms[f])),
      },
      outside: aligned.outside.reduce((most, share) => Math.max(most, share), 0),
      eyeDistance,
    };
  }
  const transforms = alignmentsOf(anchors, box, { transform, where });
  return {
    sequence: { ...sequence, landmarks: landmarks.map((points, f) => alignLandmarks(points, transforms[f])) },
    outside: 0,
    eyeDistance,
  };
}
