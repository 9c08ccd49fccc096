import { StrnnError } from '@strnn/core/error';
import type { PixelBlock } from '../feature/BlockFeature.js';
import type { FaceAnchors } from '../landmark/anchorsOf.js';

/** An upright face in a picture. */
export interface UprightFace {
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** Where eyes and mouth are in it, e.g. where an alignment puts them; the eyes level. */
  readonly anchors: FaceAnchors;
}

/** A named part of a face. */
export interface FaceRegion {
  readonly name: string;
  /** Its cell among the regions: left is left in the picture, above is above. */
  readonly cell: readonly [row: number, column: number];
  /** Its pixels. Neighbours overlap a little. */
  readonly block: PixelBlock;
}

/**
 * Edges of the regions: x in distances between the eyes from the midline, y in distances from the eyes to the mouth from the
 * line of the eyes. Drawn for STRNN on the template of `ibug68`; the right regions are the mirror images of the left ones.
 */
const regions: readonly (readonly [
  name: string,
  row: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
])[] = [
  ['left brow', 0, -1, -0.15, -0.5, -0.12],
  ['between brows', 0, -0.22, 0.22, -0.5, -0.1],
  ['left eye', 1, -0.9, -0.14, -0.17, 0.17],
  ['nose bridge', 1, -0.2, 0.2, -0.15, 0.35],
  ['left cheek', 2, -0.95, -0.28, 0.2, 0.75],
  ['nose', 2, -0.34, 0.34, 0.3, 0.8],
  ['left mouth corner', 3, -0.65, -0.2, 0.75, 1.25],
  ['mouth', 3, -0.3, 0.3, 0.78, 1.22],
  ['left jaw', 4, -0.8, -0.28, 1.1, 1.5],
  ['chin', 4, -0.35, 0.35, 1.18, 1.65],
];

/**
 * Parts of an upright face as blocks of whole pixels, by where its eyes and its mouth are: brows, eyes, cheeks, corners of
 * the mouth and jaw to both sides, and between brows, bridge of the nose, nose, mouth and chin. 15 regions in 5 rows of 3.
 * Borders are rounded to whole pixels, and cut at the edge of the picture.
 *
 * @throws StrnnError 'option' for anchors that are no upright face, and where a region lies outside the picture
 */
export function faceRegions(face: UprightFace): FaceRegion[] {
  const { width, height, anchors } = face;
  const { leftEye, rightEye, mouth } = anchors;
  const unitX = rightEye[0] - leftEye[0];
  const [middle, eyes] = [(leftEye[0] + rightEye[0]) / 2, (leftEye[1] + rightEye[1]) / 2];
  const unitY = mouth[1] - eyes;
  // Negated, so that NaN is refused too.
  if (!(unitX > 0 && unitY > 0 && Math.abs(rightEye[1] - leftEye[1]) <= 0.2 * unitX)) {
    const found = `found ${[leftEye, rightEye, mouth].map((place) => `[${place.join(', ')}]`).join(', ')}`;
    throw new StrnnError(
      'option',
      `faceRegions: expected anchors of an upright face (left eye, right eye, mouth), ${found}.`,
    );
  }
  return regions
    .flatMap(([name, row, left, right, top, bottom]) => {
      const own = { name, row, column: name.startsWith('left ') ? 0 : 1, left, right, top, bottom };
      if (own.column === 1) return [own];
      return [own, { ...own, name: name.replace('left', 'right'), column: 2, left: -right, right: -left }];
    })
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ name, row, column, left, right, top, bottom }): FaceRegion => {
      const across = span(middle + left * unitX, middle + right * unitX, width);
      const down = span(eyes + top * unitY, eyes + bottom * unitY, height);
      if (across.length < 1 || down.length < 1) {
        const rule = `expected a picture that holds the face, with a pixel at least of the ${name}`;
        throw new StrnnError('option', `faceRegions: ${rule}, found ${width} x ${height} pixels.`);
      }
      const block = { left: across.first, top: down.first, width: across.length, height: down.length };
      return { name, cell: [row, column], block };
    });
}

/**
 * Whole pixels nearest to a stretch from `from` to `to`, in coordinates whose 0 is the centre of the first pixel. Halves are
 * rounded inwards, so that mirrored stretches give mirrored pixels.
 */
function span(from: number, to: number, size: number): { first: number; length: number } {
  const first = Math.min(size, Math.max(0, Math.floor(border(from) + 0.5)));
  const end = Math.min(size, Math.max(0, Math.ceil(border(to) - 0.5)));
  return { first, length: end - first };
}

/** Distance from the edge of the picture, without the rounding errors that would decide which way a half goes. */
function border(coordinate: number): number {
  return Math.round((coordinate + 0.5) * 1e6) / 1e6;
}
