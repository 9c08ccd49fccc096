import type { ActionUnit } from './FaceExpression.js';
import { type FacePainting, landmarkAt, shadeSkin } from './FacePainting.js';
import { strokeCurve } from './strokeCurve.js';

/** The nose and the folds between nose and mouth. */
export function paintNose(painting: FacePainting): void {
  const { canvas, identity, level, placement, landmarks, scale } = painting;
  const mark = (index: number): [number, number] => landmarkAt(landmarks, index);
  const spot = (at: readonly [number, number], across: number, down: number, amount: number): void =>
    shadeSkin(painting, at, across, down, amount);
  const between = (a: number, b: number, t: number, dx = 0, dy = 0): [number, number] => [
    landmarks[2 * a] + t * (landmarks[2 * b] - landmarks[2 * a]) + dx * scale,
    landmarks[2 * a + 1] + t * (landmarks[2 * b + 1] - landmarks[2 * a + 1]) + dy * scale,
  ];
  for (const side of [-1, 1]) spot(between(27, 30, 0.55, 0.17 * side), 0.13, 0.42, -0.08);
  spot(between(27, 30, 0.5), 0.08, 0.42, 0.12);
  spot(mark(30), 0.15, 0.12, 0.13);
  spot(between(33, 33, 0, 0, 0.05), 0.3, 0.1, -0.2);
  spot(between(33, 51, 0.6), 0.07, 0.12, -0.06);
  for (const index of [32, 34]) spot(between(index, index, 0, 0, -0.012), 0.075, 0.042, -0.62);
  for (const side of [-1, 1] as const) {
    const of = (unit: ActionUnit): number => level(unit, side);
    const wing = side < 0 ? 31 : 35;
    const near = side < 0 ? 32 : 34;
    const line = (points: readonly number[], widest: number, opacity: number): void =>
      strokeCurve(canvas, points, {
        widths: [0.4 * widest * scale, widest * scale, 0.3 * widest * scale],
        tone: 0.42 * identity.skin,
        opacity,
        soft: true,
      });
    line(
      [
        ...between(wing, wing, 0, 0.015 * side, -0.15),
        ...between(wing, wing, 0, 0.045 * side, -0.06),
        ...mark(wing),
        ...mark(near),
      ],
      0.018,
      0.7,
    );
    const corner = side < 0 ? 48 : 54;
    const fold = Math.min(1, 0.1 + 0.75 * of(12) + 0.5 * of(10) + 0.35 * of(9) + 0.3 * of(14) + 0.2 * of(20));
    const outside = 0.1 + 0.05 * of(12);
    line(
      [
        ...between(wing, wing, 0, 0.05 * side, -0.08),
        ...between(wing, corner, 0.5, (outside + 0.08) * side, 0.02),
        ...between(corner, corner, 0, outside * side, 0.05),
      ],
      0.022,
      0.85 * fold,
    );
    // The cheek bulges beside the fold.
    spot(placement.at(side * 0.7, 0.6 - 0.12 * of(6)), 0.32, 0.26, 0.04 + 0.09 * Math.max(of(6), 0.7 * of(12)));
    for (let i = 0; i < 3; i++) {
      const y = 0.1 + 0.13 * i;
      line(
        [
          ...placement.at(side * 0.02, y, 0.2),
          ...placement.at(side * 0.13, y - 0.02, 0.1),
          ...placement.at(side * 0.22, y + 0.06),
        ],
        0.02,
        0.75 * of(9),
      );
    }
  }
}
