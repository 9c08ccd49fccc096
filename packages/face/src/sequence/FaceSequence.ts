import type { GrayImage } from '../image/Image.js';
import type { Landmarks } from '../landmark/Landmarks.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';

/** What was recorded of one face in one go: frames, landmarks or both, in time order. */
export interface FaceSequence {
  /** F frames of one size; none where only landmarks are known. */
  readonly frames: readonly GrayImage[];
  /** F, one per frame; default none. */
  readonly landmarks?: readonly Landmarks[];
  /** What the landmarks are; there whenever `landmarks` is. */
  readonly scheme?: LandmarkScheme;
  /** F times in seconds, ascending; default: frames at equal distances. */
  readonly times?: Float64Array;
}
