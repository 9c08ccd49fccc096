import type { GrayImage } from '../image/Image.js';

/** A labelled sequence of frames, one sample. */
export interface FaceClip {
  /** T frames of one size, in time order. */
  readonly frames: readonly GrayImage[];
  readonly subject: string;
  /** Unique within the subject. Default `'1'`. */
  readonly session?: string;
  /** Unique within subject and session. */
  readonly trial: string;
  /** The class name, e.g. `'happy'`. */
  readonly label: string;
}
