import type { FacePicture, PictureArea, PicturePoint } from './FacePicture.js';

/** Where a picture's extent lies in the drawing, pixels. */
export interface PictureFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of the picture. */
  readonly scale: number;
  /** Lower edge of everything that is drawn, what lies beyond the extent included. */
  readonly bottom: number;
}

/** A tall picture is made narrower instead of higher than this, in widths. */
const TALLEST = 1.4;

/**
 * Fits a picture between `left` and `left + width`, from `top` down: a gray picture in full, and everything that sites and
 * outlines cover; without a gray picture only the latter, as the empty rest of the extent would say nothing.
 */
export function framePicture(picture: FacePicture, left: number, top: number, width: number): PictureFrame {
  const extent: readonly PicturePoint[] = [
    [0, 0],
    [picture.width, picture.height],
  ];
  const covered = [
    ...picture.areas.flatMap(([x, y, w, h]): PicturePoint[] => [
      [x, y],
      [x + w, y + h],
    ]),
    ...(picture.lines ?? []).flat(),
  ];
  const isOnePoint = covered.every(([x, y]) => x === covered[0][0] && y === covered[0][1]);
  const shown = picture.gray === undefined && !isOnePoint ? covered : [...extent, ...covered];
  const [lowX, highX] = extentOf(shown, 0);
  const [lowY, highY] = extentOf(shown, 1);
  const scale = Math.min(width / (highX - lowX), (TALLEST * width) / (highY - lowY));
  const margin = (width - (highX - lowX) * scale) / 2;
  return {
    left: left + margin - lowX * scale,
    top: top - lowY * scale,
    width: picture.width * scale,
    height: picture.height * scale,
    scale,
    bottom: top + (highY - lowY) * scale,
  };
}

/** A point of the picture in the drawing. */
export function placePoint({ left, top, scale }: PictureFrame, [x, y]: PicturePoint): PicturePoint {
  return [left + x * scale, top + y * scale];
}

/** The middle of an area in the drawing. */
export function placeMiddle(frame: PictureFrame, [x, y, width, height]: PictureArea): PicturePoint {
  return placePoint(frame, [x + width / 2, y + height / 2]);
}

function extentOf(points: readonly PicturePoint[], axis: 0 | 1): readonly [low: number, high: number] {
  return [
    points.reduce((low, point) => Math.min(low, point[axis]), Infinity),
    points.reduce((high, point) => Math.max(high, point[axis]), -Infinity),
  ];
}
