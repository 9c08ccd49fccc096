import type { Theme } from '../svg/index.js';

/** What every drawing takes besides its data. */
export interface DrawingOptions {
  /** Shown on top and read out by screen readers; every drawing has a default. */
  readonly title?: string;
  /** Longer text for screen readers; default none. */
  readonly description?: string;
  /** Width in pixels; the height follows from the content. Every drawing names its default. */
  readonly width?: number;
  /** Default `'auto'`: light or dark as the reader's screen is set, light on paper. */
  readonly theme?: Theme;
}

/** Smallest width, in pixels, in which every drawing keeps its labels apart. */
export const SMALLEST_WIDTH = 200;
