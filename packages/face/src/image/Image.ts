/** One picture in memory, gray (1 channel) or red, green, blue (3 channels). */
export interface Image {
  /** Pixels per row, >= 1. */
  readonly width: number;
  /** Rows, >= 1. */
  readonly height: number;
  readonly channels: 1 | 3;
  /** The file's value for full intensity (255 for 8 bit, 65535 for 16 bit); `data` is divided by it already. */
  readonly maximum: number;
  /** height x width x channels, row-major from the top left, 0 (black) to 1, in the file's own encoding (no gamma applied). */
  readonly data: Float32Array;
}

/** An image with one channel: `data` is height x width. */
export interface GrayImage extends Image {
  readonly channels: 1;
}
