import type { Canvas } from './Canvas.js';
import type { FaceIdentity } from './FaceIdentity.js';
import type { UnitLevel } from './unitLevels.js';
import type { FacePlacement } from './placeFace.js';
import { softSpot } from './softSpot.js';

/** What the painters of the parts share. */
export interface FacePainting {
  readonly canvas: Canvas;
  readonly identity: FaceIdentity;
  readonly level: UnitLevel;
  readonly placement: FacePlacement;
  /** 68 x 2, pixels: what is painted goes through these points. */
  readonly landmarks: Float64Array;
  /** Pixels between the pupils. */
  readonly scale: number;
  /** Radians. */
  readonly roll: number;
}

/** x and y of some landmarks, in the order asked for. */
export function landmarkLine(landmarks: Float64Array, ...indices: readonly number[]): number[] {
  return indices.flatMap((index) => [landmarks[2 * index], landmarks[2 * index + 1]]);
}

/** Pixels of a landmark. */
export function landmarkAt(landmarks: Float64Array, index: number): [x: number, y: number] {
  return [landmarks[2 * index], landmarks[2 * index + 1]];
}

/** Lightens or darkens the skin softly; lengths in distances between the pupils, `amount` of the skin's own tone. */
export function shadeSkin(
  { canvas, identity, scale, roll }: FacePainting,
  at: readonly [x: number, y: number],
  across: number,
  down: number,
  amount: number,
): void {
  softSpot(canvas, at, [across * scale, down * scale], roll, amount * identity.skin);
}

/** Places of the face as pixels, x and y after another. */
export function placedLine({ at }: FacePlacement, points: readonly (readonly [x: number, y: number])[]): number[] {
  return points.flatMap(([x, y]) => at(x, y));
}

/** y of the top of the hair. */
export function crown({ hairline }: FaceIdentity): number {
  return hairline - 0.62;
}
