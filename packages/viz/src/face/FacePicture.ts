import type { Pixels } from '../raster/index.js';

/** A point of the picture: x right, y down. */
export type PicturePoint = readonly [x: number, y: number];

/** A rectangle of the picture; `width` = `height` = 0 makes it a point. */
export type PictureArea = readonly [left: number, top: number, width: number, height: number];

/** What sites lie on; one unit throughout, x right, y down, (0, 0) the top left corner. */
export interface FacePicture {
  /** Extent. */
  readonly width: number;
  readonly height: number;
  /** N areas by site; they may overlap and reach over the edge. */
  readonly areas: readonly PictureArea[];
  /** Outlines: polylines of two or more points. */
  readonly lines?: readonly (readonly PicturePoint[])[];
  /** A gray picture that fills the extent, values 0 (black) to 255. */
  readonly gray?: Pixels;
}
