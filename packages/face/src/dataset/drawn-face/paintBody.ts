import { crown, type FacePainting, placedLine } from './FacePainting.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';

const neck = [
  [-0.72, 1.1],
  [0.72, 1.1],
  [0.8, 3.6],
  [-0.8, 3.6],
] as const;

const shoulders = [
  [-3, 4.2],
  [-2.7, 2.9],
  [-2, 2.45],
  [-0.85, 2.12],
  [-0.3, 2.4],
  [0.3, 2.4],
  [0.85, 2.12],
  [2, 2.45],
  [2.7, 2.9],
  [3, 4.2],
] as const;

/** What is behind the face: hair, neck, shoulders and ears. */
export function paintBody({ canvas, identity, placement }: FacePainting): void {
  const { faceWidth, skin, hair, clothes, longHair } = identity;
  /** An ellipse whose upper half may be higher than its lower one. */
  const ring = (x: number, y: number, across: number, up: number, down: number): number[] =>
    Array.from({ length: 48 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 48;
      const sin = Math.sin(angle);
      return placement.at(x + across * Math.cos(angle), y + (sin < 0 ? up : down) * sin);
    }).flat();

  const top = crown(identity);
  const hairWidth = faceWidth * (longHair ? 1.22 : 1.1);
  if (longHair) fillPolygon(canvas, ring(0, 0.1, hairWidth, 0.1 - top, 2.1), hair);
  fillPolygon(canvas, placedLine(placement, neck), 0.72 * skin);
  fillPolygon(canvas, smoothCurve(placedLine(placement, shoulders), 4), clothes);
  fillPolygon(canvas, ring(0, -0.1, hairWidth, -0.1 - top, 0.75), hair);
  if (longHair) return;
  for (const side of [-1, 1]) {
    fillPolygon(canvas, ring(side * (faceWidth + 0.03), 0.18, 0.11, 0.27, 0.3), 0.82 * skin);
  }
}
