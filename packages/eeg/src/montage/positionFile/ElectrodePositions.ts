export type Position = readonly [x: number, y: number, z: number];

/** File formats of electrode positions. */
export type ElectrodeFileFormat = 'elc' | 'ced' | 'locs' | 'sfp' | 'table' | 'csd' | 'theta-phi';

/** What the numbers of a file are; `'sphere'`: a sphere of radius 1, that is, directions only. */
export type PositionUnits = 'm' | 'cm' | 'mm' | 'sphere';

/** Electrodes of one file. */
export interface ElectrodePositions {
  /** As named by the caller. */
  readonly file: string;
  readonly format: ElectrodeFileFormat;
  /** As the file says, or by the size of its numbers. */
  readonly units: PositionUnits;
  /** In file order, without the fiducials. */
  readonly names: readonly string[];
  /** One per name, metres: x right, y front, z up. */
  readonly positions: readonly Position[];
  /** Nasion, the points before the ears and the inion, where the file has them; metres as `positions`. */
  readonly fiducials: {
    readonly nasion?: Position;
    readonly left?: Position;
    readonly right?: Position;
    readonly inion?: Position;
  };
  /** Further digitised points of the head's surface (`headshape` of .sfp). */
  readonly headShape: readonly Position[];
  /** Channels that the file lists without a position. */
  readonly unlocated: readonly string[];
}

/** A file as parsed: axes x right, y front, z up, numbers as in the file. */
export interface ParsedPositions {
  /** Undefined where the file does not say. */
  readonly units?: PositionUnits;
  readonly points: readonly {
    readonly name: string;
    /** Counted from 1. */
    readonly line: number;
    /** Undefined for a channel without a position. */
    readonly position?: Position;
  }[];
}
