import type { ActionUnit, FaceExpression } from './FaceExpression.js';
import type { FaceIdentity } from './FaceIdentity.js';
import { shapeMouth } from './shapeMouth.js';
import { bothSides, jawDrop, type LevelOf, type PutPoint, type UnitLevel, unitLevels } from './unitLevels.js';

const sides = [-1, 1] as const;

/**
 * The 68 landmarks of a face before it is placed in the picture, in the order of iBUG-68.
 *
 * @returns 68 x 3, row-major: x, y and how far the point stands out of the head (nose), in distances between the pupils
 */
export function faceShape(identity: FaceIdentity, expression: FaceExpression): Float64Array {
  const level = unitLevels(expression);
  const points = new Float64Array(68 * 3);
  const put = (index: number, x: number, y: number, out = 0): void => points.set([x, y, out], index * 3);
  for (const side of sides) {
    const of = (unit: ActionUnit): number => level(unit, side);
    shapeJaw(identity, of, side, put);
    shapeBrow(identity, of, side, put);
    shapeEye(identity, of, side, put);
  }
  shapeNose(identity, level, put);
  shapeMouth(identity, level, put);
  return points;
}

function shapeJaw({ faceWidth, chin, jawSquareness }: FaceIdentity, of: LevelOf, side: number, put: PutPoint): void {
  const top = -0.05;
  const power = 2 / jawSquareness;
  for (let i = 0; i <= 8; i++) {
    const angle = (i / 8) * (Math.PI / 2);
    const along = i === 8 ? 0 : Math.cos(angle) ** power;
    const down = Math.sin(angle) ** power;
    const drop = (jawDrop(of) - 0.03 * of(17)) * Math.sin(angle) ** 3;
    put(side < 0 ? i : 16 - i, side * faceWidth * along * (1 - 0.04 * jawDrop(of)), top + (chin - top) * down + drop);
  }
}

function shapeBrow({ browHeight, browArch }: FaceIdentity, of: LevelOf, side: number, put: PutPoint): void {
  for (let i = 0; i < 5; i++) {
    const t = i / 4; // 0 inner end, 1 outer end
    const inner = (1 - t) ** 1.4;
    const outer = Math.sin(Math.PI * Math.min(1, 0.15 + 0.62 * t)) * t ** 0.7;
    const x = 0.2 + 0.66 * t - (0.07 * of(4) + 0.03 * of(9)) * (1 - t) - 0.01 * of(1) * inner;
    const y =
      browHeight -
      browArch * Math.sin(Math.PI * (0.15 + 0.75 * t)) +
      0.05 * t -
      0.17 * of(1) * inner -
      0.17 * of(2) * outer +
      0.15 * of(4) * (1 - 0.55 * t) +
      0.08 * of(9) * (1 - 0.7 * t) -
      0.05 * of(1) * of(4) * inner;
    put(side < 0 ? 21 - i : 22 + i, side * x, y, 0.05);
  }
}

function shapeEye({ eyeWidth, eyeHeight, eyeTilt }: FaceIdentity, of: LevelOf, side: number, put: PutPoint): void {
  const closing = 0.3 * of(7) + 0.2 * of(6) + 0.3 * of(9) + 0.15 * of(4) * (1 - of(1));
  const upper = eyeHeight * Math.max(0.12, 1 + 0.75 * of(5) - closing);
  const lower = eyeHeight * Math.max(-0.06, 0.55 + 0.2 * of(5) - 0.42 * of(7) - 0.5 * of(6) - 0.4 * of(9));
  // Sadness and fear lift the inner part of the upper lid with the brow.
  const slant = Math.min(0.03 * of(1) * of(4), 0.4 * (upper + lower));
  const at = (u: number): [x: number, line: number] => [side * (0.5 + eyeWidth * u), -eyeTilt * u];
  const [innerX, innerY] = at(-1);
  const [outerX, outerY] = at(1);
  const [nearX, nearY] = at(-0.36);
  const [farX, farY] = at(0.36);
  const points: [number, number][] = [
    [outerX, outerY],
    [farX, farY - upper * 0.93 + slant],
    [nearX, nearY - upper * 0.95 - slant],
    [innerX, innerY + 0.02],
    [nearX, nearY + lower * 0.95],
    [farX, farY + lower],
  ];
  const order = side < 0 ? [36, 37, 38, 39, 40, 41] : [45, 44, 43, 42, 47, 46];
  points.forEach(([x, y], i) => put(order[i], x, y));
}

function shapeNose({ noseLength, noseWidth }: FaceIdentity, level: UnitLevel, put: PutPoint): void {
  const of = bothSides(level);
  const lift = 0.06 * of(9) + 0.03 * of(10);
  const wide = noseWidth + 0.04 * of(9) + 0.03 * of(12);
  for (let i = 0; i < 4; i++) {
    const t = i / 3;
    put(27 + i, 0, 0.02 + t * (noseLength - 0.15) - lift * t, 0.12 + 0.33 * t);
  }
  for (let i = -2; i <= 2; i++) {
    const y =
      noseLength - lift * (1 + 0.4 * Math.abs(i)) - 0.035 * (Math.abs(i) === 2 ? 1 : 0) + 0.02 * (i === 0 ? 1 : 0);
    put(33 + i, (wide * i) / 2, y, 0.26 - 0.06 * Math.abs(i));
  }
}
