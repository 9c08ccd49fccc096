/** What a reader refuses before it takes any memory for the pixels. */
export interface ReadImageLimits {
  /** The largest width x height that a file may announce; default 2^28 (16,384 x 16,384). */
  readonly pixels?: number;
}

/** 16,384 x 16,384: above every camera, and 1 GiB for one channel. */
export const largestPixels = 2 ** 28;
