import { StrnnError } from '@strnn/core/error';
import type { FaceAnchors } from '../landmark/anchorsOf.js';
import { checkNumber, checkSize } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { estimateSimilarity, type Similarity } from './estimateSimilarity.js';

/** A picture of an aligned face, and where the anchors lie in it. */
export interface AlignedBox {
  /** Columns, pixels. */
  readonly width: number;
  /** Rows, pixels. */
  readonly height: number;
  /**
   * Where the left eye's centre goes: x as a fraction of the width (0 the left edge, below 0.5), y as a fraction of
   * the height (0 the upper edge). The right eye mirrors it. Default [0.3, 0.3]: with a square box the brows with some
   * forehead, both cheeks and, at rest, most of the chin are inside.
   */
  readonly eyes?: readonly [x: number, y: number];
  /**
   * y of the mouth's centre as a fraction of the height; it lies in the middle of the width. Default: 1.1 eye
   * distances below the eyes, as in the mean of the 102 neutral faces of the Face Research Lab London Set; 0.74 in a
   * square box with the default eyes.
   */
  readonly mouth?: number;
}

const mouthBelowEyes = 1.1;

/**
 * The similarity that takes eye centres and mouth to their places in the box, by least squares: three points fit four
 * numbers, so a longer face than usual misses all three places a little (`residual`) and keeps its proportions. A face
 * may be turned by any angle, also by 180 degrees; left and right mean those of the picture once the face is upright.
 *
 * @param where what the anchors are of, for errors
 * @throws StrnnError 'option' for the box; 'data' for anchors that are not finite, eyes in one place, and a mouth on
 *   the line through the eyes or on the wrong side of it, as when the eyes are exchanged
 */
export function alignmentOf(anchors: FaceAnchors, box: AlignedBox, where = 'alignmentOf'): Similarity {
  const places = anchorsInBox(box, where);
  const { leftEye, rightEye, mouth } = anchors;
  const points = [...leftEye, ...rightEye, ...mouth];
  ['left eye', 'right eye', 'mouth'].forEach((name, p) => {
    if (!Number.isFinite(points[2 * p]) || !Number.isFinite(points[2 * p + 1])) {
      const found = `(${points[2 * p]}, ${points[2 * p + 1]})`;
      throw new StrnnError('data', `${where}: expected finite coordinates of the ${name}, found ${found}.`);
    }
  });
  const eyeX = rightEye[0] - leftEye[0];
  const eyeY = rightEye[1] - leftEye[1];
  const distance = Math.hypot(eyeX, eyeY);
  const size = Math.hypot(mouth[0] - leftEye[0], mouth[1] - leftEye[1]);
  if (!(distance > 1e-6 * size)) {
    throw new StrnnError('data', `${where}: both eyes are at (${leftEye.join(', ')}), expected two places.`);
  }
  // How far the mouth lies from the line through the eyes, on the side where it is in an upright face.
  const below = (eyeX * (mouth[1] - leftEye[1]) - eyeY * (mouth[0] - leftEye[0])) / distance;
  if (!(below > 0.01 * distance)) {
    const side = below < -0.01 * distance ? 'above' : 'on';
    const rule = 'expected the mouth below the line from the left to the right eye';
    const hint = side === 'above' ? ': are left and right, which are those of the picture, exchanged?' : '.';
    throw new StrnnError('data', `${where}: ${rule}, found it ${side} that line${hint}`);
  }
  return estimateSimilarity(points, [...places.leftEye, ...places.rightEye, ...places.mouth], undefined, where);
}

/**
 * Where the box has eyes and mouth, in pixels; edges lie half a pixel outside the centres of the outermost pixels.
 * @throws StrnnError 'option' for the box
 */
export function anchorsInBox(box: AlignedBox, where = 'anchorsInBox'): FaceAnchors {
  checkBox(box, where);
  const { width, height, eyes = [0.3, 0.3], mouth } = box;
  const [left, right] = [eyes[0] * width - 0.5, (1 - eyes[0]) * width - 0.5];
  const level = eyes[1] * height - 0.5;
  const mouthY = mouth === undefined ? level + mouthBelowEyes * (right - left) : mouth * height - 0.5;
  return { leftEye: [left, level], rightEye: [right, level], mouth: [width / 2 - 0.5, mouthY] };
}

function checkBox(box: AlignedBox, where: string): void {
  checkOptionNames(box, `${where}: box`, ['width', 'height', 'eyes', 'mouth']);
  checkSize(box, `${where}: box`);
  const { eyes = [0.3, 0.3], mouth = 1 } = box;
  if (!Array.isArray(eyes) || eyes.length !== 2) {
    throw new StrnnError('option', `${where}: box.eyes: expected [x, y] as fractions, found ${JSON.stringify(eyes)}.`);
  }
  checkNumber(eyes[0], `${where}: box.eyes[0]`, { low: 0, high: 0.49 });
  checkNumber(eyes[1], `${where}: box.eyes[1]`, { low: 0, high: 0.99 });
  checkNumber(mouth, `${where}: box.mouth`, { low: 0, high: 1 });
  if (mouth <= eyes[1]) {
    throw new StrnnError('option', `${where}: box.mouth: expected it below the eyes (> ${eyes[1]}), found ${mouth}.`);
  }
}
