import type { ActionUnit } from './FaceExpression.js';
import { type FacePainting, landmarkLine, shadeSkin } from './FacePainting.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';
import { strokeCurve } from './strokeCurve.js';

/** Eye sockets, eyeballs, lids and brows. */
export function paintEyes(painting: FacePainting): void {
  for (const side of [-1, 1] as const) {
    paintEye(painting, side);
    paintBrow(painting, side);
  }
}

function paintEye(painting: FacePainting, side: -1 | 1): void {
  const { canvas, identity, level, placement, landmarks, scale } = painting;
  const { skin, iris, eyeWidth } = identity;
  const { at } = placement;
  const of = (unit: ActionUnit): number => level(unit, side);
  const spot = (x: number, y: number, across: number, down: number, amount: number): void =>
    shadeSkin(painting, at(side * x, y), across, down, amount);
  spot(0.48, -0.03, 0.46, 0.3, -0.17);
  spot(0.27, -0.02, 0.16, 0.2, -0.1);
  // The bag under the eye, pushed up by the cheek.
  const pushed = Math.min(1, of(6) + 0.4 * of(7));
  spot(0.5, 0.2 - 0.03 * pushed, 0.3, 0.08, 0.03 + 0.08 * pushed);

  const [outer, upperA, upperB, inner, lowerA, lowerB] = side < 0 ? [36, 37, 38, 39, 40, 41] : [45, 44, 43, 42, 47, 46];
  const upper = smoothCurve(landmarkLine(landmarks, outer, upperA, upperB, inner));
  const lower = smoothCurve(landmarkLine(landmarks, inner, lowerA, lowerB, outer));
  const opening = [...upper, ...lower];
  fillPolygon(canvas, opening, 0.5 + 0.42 * skin);
  const disk = (x: number, y: number, radius: number): number[] =>
    Array.from({ length: 24 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 24;
      return at(side * x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }).flat();
  const ball = 0.108;
  fillPolygon(canvas, disk(0.5, -0.025, ball), 0.6 * iris, 1, opening);
  fillPolygon(canvas, disk(0.5, -0.025, 0.82 * ball), iris, 1, opening);
  fillPolygon(canvas, disk(0.5, -0.025, 0.4 * ball), 0.03, 1, opening);
  fillPolygon(canvas, disk(0.5 + 0.035 * side, -0.06, 0.022), 0.95, 1, opening);

  const line = (points: readonly number[], widest: number, tone: number, opacity: number): void =>
    strokeCurve(canvas, points, {
      widths: [0.6 * widest * scale, widest * scale, 0.3 * widest * scale],
      tone,
      opacity,
    });
  line(landmarkLine(landmarks, outer, upperA, upperB, inner), 0.034, 0.12, 0.9);
  line(landmarkLine(landmarks, outer, lowerB, lowerA, inner), 0.016, 0.45 * skin, 0.6);

  const lidTop = (landmarks[2 * upperA + 1] + landmarks[2 * upperB + 1]) / 2;
  const lift = (at(side * 0.5, 0)[1] - lidTop) / scale;
  const crease = (x: number, y: number): [number, number] => at(side * x, y);
  // The fold of the upper lid; it goes under when the lid is pulled up.
  line(
    [
      ...crease(0.5 + eyeWidth, -0.06),
      ...crease(0.6, -lift - 0.06),
      ...crease(0.4, -lift - 0.06),
      ...crease(0.5 - eyeWidth, -0.04),
    ],
    0.02,
    0.5 * skin,
    0.55 * (1 - 0.5 * of(5)),
  );
  line(
    [...crease(0.3, 0.12), ...crease(0.5, 0.2 - 0.03 * pushed), ...crease(0.74, 0.12)],
    0.024,
    0.5 * skin,
    0.15 + 0.6 * pushed,
  );
  for (const [i, angle] of [-0.5, 0.1, 0.65].entries()) {
    const from = 0.5 + eyeWidth + 0.07;
    const y = -0.05 + 0.09 * i;
    line(
      [...crease(from, y), ...crease(from + 0.09, y + 0.05 * angle), ...crease(from + 0.18, y + 0.16 * angle)],
      0.02,
      0.5 * skin,
      0.75 * of(6),
    );
  }
}

function paintBrow({ canvas, identity, landmarks, scale }: FacePainting, side: -1 | 1): void {
  const { hair, browThickness } = identity;
  const points = side < 0 ? [21, 20, 19, 18, 17] : [22, 23, 24, 25, 26];
  const width = browThickness * scale;
  const brow = landmarkLine(landmarks, ...points);
  strokeCurve(canvas, brow, { widths: [1.25 * width, 1.15 * width, 0.3 * width], tone: hair, opacity: 0.45 });
  strokeCurve(canvas, brow, { widths: [0.85 * width, 0.85 * width, 0.15 * width], tone: 0.9 * hair, opacity: 0.85 });
}
