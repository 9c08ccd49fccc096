import type { Sites } from '@strnn/core/sites';
import type { FaceSequence } from '../sequence/FaceSequence.js';

/** Describes the sites of a prepared recording. */
export interface Describer {
  readonly sites: Sites;
  /** D names, with units where they have one. */
  readonly features: readonly string[];
  /**
   * @param sequence slices x framesPerSlice frames
   * @param where names the recording in errors
   * @returns T x N x D
   */
  describe(sequence: FaceSequence, where: string): Float32Array;
}
