/**
 * The landmarks of one face in one frame. Coordinates are pixels: x to the right, y down, the centre of the top left pixel
 * at (0, 0). `left` and `right` always mean the left and right of the picture.
 */
export interface Landmarks {
  /** P x 2, row-major: x and y of every point; finite also where `missing` is 1 (a stand-in). */
  readonly points: Float64Array;
  /** P depths, in the unit of the file (Kinect: mm); only where the file has them. */
  readonly depth?: Float64Array;
  /** P flags, 1 = not measured (a sensor's dropout, a hidden point). Default: all measured. */
  readonly missing?: Uint8Array;
}
