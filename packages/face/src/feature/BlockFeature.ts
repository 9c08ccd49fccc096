import type { GrayImage } from '../image/Image.js';

/** A rectangle of whole pixels inside a frame. */
export interface PixelBlock {
  /** First column, an integer >= 0. */
  readonly left: number;
  /** First row, an integer >= 0. */
  readonly top: number;
  /** Columns, an integer >= 1. */
  readonly width: number;
  /** Rows, an integer >= 1. */
  readonly height: number;
}

/** Consecutive frames that make one slice: from <= frame < to. */
export interface FrameSpan {
  readonly from: number;
  readonly to: number;
}

/** Describes blocks of frames by D numbers each; made by `lbpFeature()`, `hogFeature()`, ..., its options checked there. */
export interface BlockFeature {
  /** `'lbp-top'`. */
  readonly name: string;
  /** D names, with units where they have one. */
  readonly features: readonly string[];
  /** Least width and height of a block, in pixels. */
  readonly smallestBlock: number;
  /**
   * @param frames F frames of one size, time order; checked by the caller
   * @param blocks N blocks inside the frames, of any (also different) sizes >= smallestBlock
   * @param spans T spans, each with at least one frame
   * @returns T x N x D, row-major, finite
   */
  describe(frames: readonly GrayImage[], blocks: readonly PixelBlock[], spans: readonly FrameSpan[]): Float32Array;
}
