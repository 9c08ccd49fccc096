import { StrnnError } from '@strnn/core/error';
import { checkFrames } from '../image/checkFrames.js';
import { checkLandmarks } from '../landmark/checkLandmarks.js';
import { checkTimes } from '../landmark/checkTimes.js';
import type { FaceSequence } from './FaceSequence.js';

/**
 * Refuses a sequence whose parts do not fit each other: frames, landmarks and times of different number, frames that are not
 * gray or of different size, landmarks without a scheme, of another number or outside the frames, times that do not ascend.
 *
 * @param where what the sequence is; opens the message
 * @returns F, the number of frames (or landmarks, where there are no frames), at least 1
 * @throws StrnnError 'shape' or 'data' naming the frame
 */
export function checkSequence(sequence: FaceSequence, where: string): number {
  const { frames, landmarks, scheme, times } = sequence;
  const F = landmarks === undefined ? frames.length : landmarks.length;
  if (F === 0) throw new StrnnError('data', `${where}: expected at least one frame, found none.`);
  if (frames.length !== 0 && frames.length !== F) {
    throw new StrnnError('shape', `${where}: expected ${frames.length} landmarks, one per frame, found ${F}.`);
  }
  checkFrames(frames, where);
  if (landmarks !== undefined) {
    if (scheme === undefined)
      throw new StrnnError('data', `${where}: expected the scheme of the landmarks, found none.`);
    const image = frames.length === 0 ? {} : { image: frames[0] };
    for (const [f, face] of landmarks.entries()) {
      checkLandmarks(face, { count: scheme.count, ...image, where: `${where}: landmarks of frame ${f}` });
      if ((face.depth === undefined) !== (landmarks[0].depth === undefined)) {
        throw new StrnnError(
          'shape',
          `${where}: expected depths in all frames or in none, found frame ${f} to differ.`,
        );
      }
    }
  }
  if (times !== undefined) checkTimes(times, F, where);
  return F;
}
