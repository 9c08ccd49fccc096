import type { Sites } from '@strnn/core/sites';
import type { Landmarks } from '../landmark/Landmarks.js';
import type { FaceSequence } from '../sequence/FaceSequence.js';

/** Describes the sites of a prepared recording. */
export interface Describer {
  readonly sites: Sites;
  /** Whether every feature is 0 in a recording of one frame. */
  readonly needsMotion: boolean;
  /** D names, with units where they have one. */
  readonly features: readonly string[];
  /**
   * @param sequence slices x framesPerSlice frames, or landmarks
   * @param where names the recording in errors
   * @param neutral the landmarks of the face at rest
   * @returns T x N x D
   */
  describe(sequence: FaceSequence, where: string, neutral?: Landmarks): Float32Array;
}
