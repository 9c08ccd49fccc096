/** What the first chunk of a PNG file says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits per sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  readonly colour: PngColour;
  readonly interlaced: boolean;
}

/** A colour type: samples per pixel in the file, channels of the image, and the bits that a sample may have. */
export interface PngColour {
  readonly name: string;
  readonly samples: number;
  readonly channels: 1 | 3;
  readonly palette: boolean;
  readonly depths: readonly number[];
}

/** By the number in the file (PNG specification, table 11.1). */
export const pngColours: ReadonlyMap<number, PngColour> = new Map([
  [0, { name: 'gray', samples: 1, channels: 1, palette: false, depths: [1, 2, 4, 8, 16] }],
  [2, { name: 'colour', samples: 3, channels: 3, palette: false, depths: [8, 16] }],
  [3, { name: 'palette', samples: 1, channels: 3, palette: true, depths: [1, 2, 4, 8] }],
  [4, { name: 'gray with alpha', samples: 2, channels: 1, palette: false, depths: [8, 16] }],
  [6, { name: 'colour with alpha', samples: 4, channels: 3, palette: false, depths: [8, 16] }],
]);
