import { type FacePainting, landmarkAt, landmarkLine, shadeSkin } from './FacePainting.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';
import { strokeCurve } from './strokeCurve.js';
import { bothSides } from './unitLevels.js';

/** Lips, what shows between them, and the dents around. */
export function paintMouth(painting: FacePainting): void {
  paintDents(painting);
  paintLips(painting);
}

/** One below the other along the face, by `by` distances between the pupils. */
function below({ landmarks, scale, roll }: FacePainting, index: number, by: number): [number, number] {
  const [x, y] = landmarkAt(landmarks, index);
  return [x - by * scale * Math.sin(roll), y + by * scale * Math.cos(roll)];
}

function paintDents(painting: FacePainting): void {
  const { canvas, identity, level, landmarks, scale } = painting;
  const { skin } = identity;
  const chinRaised = bothSides(level)(17);
  shadeSkin(painting, below(painting, 57, 0.09), 0.3, 0.1, -0.16 - 0.08 * chinRaised);
  shadeSkin(painting, below(painting, 57, 0.26), 0.24, 0.15, 0.05 + 0.06 * chinRaised);
  for (const side of [-1, 1] as const) {
    const [x, y] = landmarkAt(landmarks, side < 0 ? 48 : 54);
    const away = (dx: number, dy: number): [number, number] => [x + dx * side * scale, y + dy * scale];
    const dark = 0.12 + 0.22 * level(14, side) + 0.08 * level(12, side) + 0.08 * level(15, side);
    shadeSkin(painting, away(0.05, 0), 0.11, 0.11, -dark);
    strokeCurve(canvas, [...away(0.08, -0.08), ...away(0.11, 0), ...away(0.07, 0.1)], {
      widths: [0.008 * scale, 0.03 * scale, 0.008 * scale],
      tone: 0.42 * skin,
      opacity: 0.9 * level(14, side),
      soft: true,
    });
    strokeCurve(canvas, [...away(0, 0), ...away(0.07, 0.12), ...away(0.09, 0.24)], {
      widths: [0.015 * scale, 0.025 * scale, 0.005 * scale],
      tone: 0.45 * skin,
      opacity: 0.7 * level(15, side),
      soft: true,
    });
  }
}

function paintLips(painting: FacePainting): void {
  const { canvas, identity, landmarks, scale, roll } = painting;
  const { skin } = identity;
  const top = smoothCurve(landmarkLine(landmarks, 48, 49, 50, 51, 52, 53, 54));
  const bottom = smoothCurve(landmarkLine(landmarks, 54, 55, 56, 57, 58, 59, 48));
  const lineUp = smoothCurve(landmarkLine(landmarks, 48, 60, 61, 62, 63, 64, 54));
  const lineDown = smoothCurve(landmarkLine(landmarks, 54, 64, 65, 66, 67, 60, 48));
  const reversed = (line: readonly number[]): number[] => {
    const back: number[] = [];
    for (let i = line.length - 2; i >= 0; i -= 2) back.push(line[i], line[i + 1]);
    return back;
  };
  fillPolygon(canvas, [...top, ...reversed(lineUp)], 0.58 * skin, 0.9);
  fillPolygon(canvas, [...bottom, ...reversed(lineDown)], 0.7 * skin, 0.9);
  const [[outerX, outerY], [innerX, innerY]] = [landmarkAt(landmarks, 57), landmarkAt(landmarks, 66)];
  shadeSkin(painting, [(outerX + innerX) / 2, (outerY + innerY) / 2], 0.2, 0.05, 0.12);

  const opening = [...lineUp, ...lineDown];
  const [upperX, upperY] = landmarkAt(landmarks, 62);
  const gap = Math.hypot(innerX - upperX, innerY - upperY) / scale;
  if (gap > 0) {
    fillPolygon(canvas, opening, 0.07);
    const [downX, downY] = [-Math.sin(roll) * scale, Math.cos(roll) * scale];
    const band = (line: readonly number[], from: number, to: number): number[] => [
      ...line.map((value, i) => value + from * (i % 2 === 0 ? downX : downY)),
      ...reversed(line.map((value, i) => value + to * (i % 2 === 0 ? downX : downY))),
    ];
    const inner = smoothCurve(landmarkLine(landmarks, 60, 61, 62, 63, 64));
    const floor = smoothCurve(landmarkLine(landmarks, 64, 65, 66, 67, 60));
    fillPolygon(canvas, band(inner, -0.02, Math.min(0.13, 0.75 * gap)), 0.9, 0.95, opening);
    // The tongue, which comes into sight as the mouth opens.
    const tongue = Math.min(0.8, Math.max(0, 8 * (gap - 0.2)));
    fillPolygon(canvas, band(floor, -0.16, -0.03), 0.42 * skin, tongue, opening);
  }
  strokeCurve(canvas, landmarkLine(landmarks, 48, 60, 61, 62, 63, 64, 54), {
    widths: [0.02 * scale, 0.022 * scale, 0.02 * scale],
    tone: 0.2 * skin,
    opacity: 0.9,
  });
}
