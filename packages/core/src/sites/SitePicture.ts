/**
 * What the sites lie on, for drawings only: a face with its image blocks or landmarks. No model computes with it, and it
 * is part of no cell's identity. One unit throughout (pixels of the aligned face, say): x right, y down, (0, 0) the top
 * left corner of the picture; the centre of its first pixel is at (0.5, 0.5). Plain JSON.
 */
export interface SitePicture {
  /** Extent of the picture. */
  readonly width: number;
  readonly height: number;
  /** N areas by site; `width` = `height` = 0 makes it a point. They may overlap and reach over the picture's edge. */
  readonly areas: readonly (readonly [left: number, top: number, width: number, height: number])[];
  /** Outlines to draw the sites over: polylines of two or more points `[x, y]` (brows, eyes, nose, mouth, jaw). */
  readonly lines?: readonly (readonly (readonly [x: number, y: number])[])[];
  /** A gray picture that fills the extent, e.g. the mean face: `width * height` values 0 (black) to 255, row by row from the top. */
  readonly gray?: { readonly width: number; readonly height: number; readonly values: readonly number[] };
}
