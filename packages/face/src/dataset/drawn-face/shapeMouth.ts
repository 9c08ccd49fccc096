import type { FaceIdentity } from './FaceIdentity.js';
import { bothSides, jawDrop, type LevelOf, type PutPoint, type UnitLevel } from './unitLevels.js';

/** The lips: landmarks 48 to 67. */
export function shapeMouth(
  { mouthHeight, mouthWidth, upperLip, lowerLip }: FaceIdentity,
  level: UnitLevel,
  put: PutPoint,
): void {
  const middle = bothSides(level);
  const drop = jawDrop(middle);
  const press = Math.min(1, 0.55 * middle(24) + 0.4 * middle(23));
  const thin = Math.max(0.2, 1 - 0.75 * press - 0.25 * middle(12) - 0.15 * middle(20));
  const raised = 0.09 * middle(10) + 0.03 * middle(9) + 0.02 * middle(27);
  const pushed = 0.05 * middle(17);
  const gapUp = 0.012 * middle(25) + 0.04 * middle(27) + 0.02 * middle(12) * middle(25);
  const gapDown = 0.055 * middle(25) + 0.92 * drop;
  const corner = (side: -1 | 1): [number, number] => {
    const of: LevelOf = (unit) => level(unit, side);
    const x =
      mouthWidth +
      0.15 * of(12) +
      0.05 * of(14) +
      0.12 * of(20) -
      0.07 * press +
      0.02 * of(15) -
      0.06 * middle(26) -
      0.09 * middle(27);
    const y =
      mouthHeight -
      0.15 * of(12) -
      0.075 * of(14) +
      0.12 * of(15) +
      0.05 * of(20) +
      0.45 * drop -
      0.3 * pushed +
      0.02 * of(10);
    return [side * x, y];
  };
  const corners = { '-1': corner(-1), '1': corner(1) };
  /** A point of a lip: `u` from -1 (left corner) to 1, `y` in the middle, `full` how soon it bends to the corner. */
  const between = (u: number, y: number, full: number): [number, number] => {
    const [x, cornerY] = corners[u < 0 ? '-1' : '1'];
    const [leftX] = corners['-1'];
    const [rightX] = corners['1'];
    const weight = Math.abs(u) ** full;
    // The middle of the mouth follows the corners a little, so that one-sided displays pull it along.
    return [Math.abs(u) * x + (1 - Math.abs(u)) * 0.3 * (leftX + rightX), y * (1 - weight) + cornerY * weight];
  };
  const lineUp = mouthHeight - raised - pushed - gapUp;
  const lineDown = mouthHeight - 0.75 * raised - pushed + gapDown;
  const top = lineUp - upperLip * thin;
  const bow = 0.15 * upperLip * thin;
  const bottom = lineDown + lowerLip * thin * (1 + 0.3 * middle(17));
  put(48, ...corners['-1']);
  put(54, ...corners['1']);
  const upper: [number, number, number][] = [
    [-0.62, top, 2.1],
    [-0.22, top - bow, 2],
    [0, top + bow, 2],
    [0.22, top - bow, 2],
    [0.62, top, 2.1],
  ];
  upper.forEach(([u, y, full], i) => put(49 + i, ...between(u, y, full), 0.05));
  const lower: [number, number, number][] = [
    [0.6, bottom, 2.3],
    [0.26, bottom, 2.3],
    [0, bottom, 2],
    [-0.26, bottom, 2.3],
    [-0.6, bottom, 2.3],
  ];
  lower.forEach(([u, y, full], i) => put(55 + i, ...between(u, y, full), 0.05));
  put(60, ...between(-0.9, lineUp, 2.4));
  put(64, ...between(0.9, lineUp, 2.4));
  [-0.45, 0, 0.45].forEach((u, i) => put(61 + i, ...between(u, lineUp, 2.4), 0.04));
  [0.45, 0, -0.45].forEach((u, i) => put(65 + i, ...between(u, lineDown, 2.4), 0.04));
}
