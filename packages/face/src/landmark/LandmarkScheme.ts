/** Part of a face that a curve of landmarks follows. */
export type FacePart = 'brow' | 'eye' | 'iris' | 'nose' | 'mouth' | 'jaw' | 'hair';

/** Landmarks in the order in which they are joined by a line. */
export interface LandmarkCurve {
  /** Unique within the scheme: `'left brow'`, `'outer lip'`. Left and right of the picture. */
  readonly name: string;
  readonly part: FacePart;
  /** Indices of landmarks, at least two. */
  readonly points: readonly number[];
  /** Whether the last point is joined to the first. */
  readonly closed: boolean;
}

/** What the points of a landmark file mean. */
export interface LandmarkScheme {
  /** `'ibug-68'`. */
  readonly name: string;
  /** P, how many points. */
  readonly count: number;
  /** The lines of the face, for graphs and drawings. A point may be on none, or on several. */
  readonly curves: readonly LandmarkCurve[];
  /** P indices: which point each one becomes when the picture is mirrored; its own inverse. */
  readonly mirror: readonly number[];
  /** Points whose means are the three anchors of the alignment; left and right of the picture. */
  readonly anchors: {
    readonly leftEye: readonly number[];
    readonly rightEye: readonly number[];
    readonly mouth: readonly number[];
  };
  /** P x [x, y]: the face at rest, upright and mirror-symmetric, any one unit, y down; for grids and drawings. Default none. */
  readonly template?: readonly (readonly [x: number, y: number])[];
}
