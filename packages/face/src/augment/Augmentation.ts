/** How training sequences are varied, every default filled in; plain JSON, part of a run's identity. */
export interface Augmentation {
  /** Varied copies of every sequence, besides the sequence itself. */
  readonly copies: number;
  /** Of all draws. */
  readonly seed: number;
  /** How likely a copy is mirrored, 0 to 1. */
  readonly flip: number;
  /** Turned by a uniform angle from -rotation to rotation, degrees. */
  readonly rotation: number;
  /** Scaled by a factor from 1 / (1 + scale) to 1 + scale, uniform in its logarithm. */
  readonly scale: number;
  /** Shifted by a uniform share, -translation to translation, of the size of the picture, along x and along y. */
  readonly translation: number;
  /** Standard deviation of normal noise on every pixel, of full intensity. */
  readonly noise: number;
  /** Standard deviation of normal noise on every coordinate of every landmark, as a share of the size of the picture. */
  readonly jitter: number;
}

/** Each as in `Augmentation`, with a default. */
export interface AugmentationOptions {
  /** 1 to 1000. Default 1. */
  readonly copies?: number;
  /** A whole number. Default 1. */
  readonly seed?: number;
  /** 0 to 1. Default 0.5. */
  readonly flip?: number;
  /** Degrees, 0 to 180. Default 5. */
  readonly rotation?: number;
  /** 0 to 1. Default 0.05. */
  readonly scale?: number;
  /** 0 to 1. Default 0.03. */
  readonly translation?: number;
  /** 0 to 1. Default 0.01. */
  readonly noise?: number;
  /** 0 to 1. Default 0.005: half a pixel at 100 pixels. */
  readonly jitter?: number;
}

/** What one copy is made by; plain JSON. */
export interface AugmentationDraw {
  /** Whether it is mirrored, before all else. */
  readonly flip: boolean;
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** Factor. */
  readonly scale: number;
  /** To the right and down, shares of the size of the picture. */
  readonly translation: readonly [x: number, y: number];
  /** As in `Augmentation`. */
  readonly noise: number;
  /** As in `Augmentation`. */
  readonly jitter: number;
  /** Of noise and jitter. */
  readonly seed: string;
}
