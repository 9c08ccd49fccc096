import type { GrayImage } from '../image/Image.js';
import { checkSequence } from './checkSequence.js';
import type { FaceSequence } from './FaceSequence.js';
import { type FrameMix, mixFrames } from './mixFrames.js';
import { mixLandmarks } from './resampleLandmarks.js';

/**
 * A sequence of exactly T frames: T moments at equal distances from the first frame to the last, by linear interpolation
 * over time, of pixels and of landmarks alike. The two ends are kept as they are; a moment that falls on a frame gives that
 * frame itself, not a copy. One frame is repeated T times, and then has no times.
 *
 * @param count T, an integer >= 1; 1 gives the last frame
 * @param where what the sequence is, for errors
 * @returns with times where the sequence has them
 * @throws StrnnError 'option' for count; as `checkSequence`
 */
export function resampleSequence(sequence: FaceSequence, count: number, where = 'resampleSequence'): FaceSequence {
  const { frames, landmarks, scheme, times } = sequence;
  const F = checkSequence(sequence, where);
  const { mixes, moments } = mixFrames(F, count, times, where);
  return {
    frames: frames.length === 0 ? [] : mixes.map((mix) => mixImages(frames, mix)),
    ...(landmarks === undefined ? {} : { landmarks: mixes.map((mix) => mixLandmarks(landmarks, mix)) }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(times === undefined || (F === 1 && count > 1) ? {} : { times: moments }),
  };
}

function mixImages(frames: readonly GrayImage[], { from, to, share }: FrameMix): GrayImage {
  if (share === 0) return frames[from];
  const [a, b] = [frames[from].data, frames[to].data];
  const data = new Float32Array(a.length);
  for (let i = 0; i < data.length; i++) data[i] = a[i] + share * (b[i] - a[i]);
  return { ...frames[from], data };
}
