import type { SitePicture } from './SitePicture.js';

/**
 * The spatial sites of one slice in time: electrodes, image blocks or facial landmarks.
 * Index n in every array is site n of `x[..., n, :]`.
 */
export interface Sites {
  /** N unique names, in the order of the data (`'FP1'`, `'block 0,0'`, `'landmark 17'`, ...). */
  readonly names: readonly string[];
  /** N cells `[row, column]` on a 2-D lattice, integers >= 0, no two alike; holes are allowed. */
  readonly grid: readonly (readonly [row: number, column: number])[];
  /** N positions in 3-D, any one unit (EEG: metres, x right, y front, z up). Some directions need them. */
  readonly positions?: readonly (readonly [x: number, y: number, z: number])[];
  /**
   * Pairs of sites that are linked on the thing itself, e.g. neighbours along a brow or a jaw. Undirected: each pair once,
   * no site with itself; parts without a link between them are fine. The directions `graph:*` run along them.
   */
  readonly edges?: readonly (readonly [a: number, b: number])[];
  /** What the sites lie on. For drawings only. */
  readonly picture?: SitePicture;
}
